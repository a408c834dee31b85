/// What was typed about an offer and is not validated: an aggregate of its own, replaced at each save and emptied in the end.
///
/// Its number of changes never restarts, so that a form tells without doubt what it was made from (decision 0017).
public struct Brouillon: Sendable, Equatable {
    /// The days a draft lives after its last change. Source: ANS step-by-step sheets.
    public static let dureeJours: Int64 = 60
    /// The most bytes of what is typed (`Saisie.octets`): several times the longest form that may be validated.
    public static let octetsAuPlus = 64 * 1024

    /// The last change of the values of a step.
    public struct Modification: Sendable, Equatable, Codable {
        /// The step.
        public let etape: Etape
        /// The version of the draft that it made.
        public let version: Int64
        /// When.
        public let date: Instant
    }

    /// The identifier of the offer.
    public let id: Identifiant
    /// How many times it changed: 0 when there never was a draft. Forms carry it.
    public private(set) var version: Int64
    /// The typed values, right or not; `nil` once emptied: published, or too old.
    public private(set) var saisie: Saisie?
    /// The steps whose values were right when they were validated.
    public private(set) var etapesValidees: Set<Etape>
    /// When it last changed.
    public private(set) var dateModification: Instant
    /// The last change of each step, by step.
    public private(set) var modifications: [Modification]

    /// The draft of an offer where nothing was typed yet.
    public init(id: Identifiant, now: Instant) {
        self.id = id
        version = 0
        etapesValidees = []
        dateModification = now
        modifications = []
    }

    /// When it will be emptied if nothing changes; `nil` when nothing is in it.
    public var dateExpiration: Instant? { saisie == nil ? nil : dateModification.adding(days: Self.dureeJours) }

    /// The last change of a step, `nil` when it never changed.
    public func modification(_ etape: Etape) -> Modification? { modifications.first { $0.etape == etape } }

    /// Keeps the values of every step; `changees` are the steps whose values are new.
    mutating func keep(_ saisie: Saisie, changees: [Etape], validees: Set<Etape>, now: Instant) {
        self.saisie = saisie
        etapesValidees = validees
        note(changees, now)
    }

    /// Empties it, which counts as a change of every step: the offer was validated, or the time is over.
    mutating func clear(now: Instant) {
        saisie = nil
        etapesValidees = []
        note(Etape.allCases, now)
    }

    /// Every step changed at once.
    private static func toutes(_ version: Int64, _ date: Instant) -> [Modification] {
        Etape.allCases.map { Modification(etape: $0, version: version, date: date) }
    }

    /// Empties it when its time is over; answers whether it was.
    public mutating func expire(now: Instant) -> Bool {
        guard let dateExpiration, dateExpiration <= now else { return false }
        clear(now: dateExpiration)
        return true
    }

    private mutating func note(_ etapes: [Etape], _ now: Instant) {
        version += 1
        dateModification = now
        let others = modifications.filter { !etapes.contains($0.etape) }
        modifications = (others + etapes.map { Modification(etape: $0, version: version, date: now) })
            .sorted { $0.etape.rawValue < $1.etape.rawValue }
    }
}

extension Brouillon: Codable {
    private enum CodingKeys: CodingKey { case id, version, saisie, etapesValidees, dateModification, modifications }

    /// A document without modifications is of a draft whose last change was of every step; without version, its only one.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(Identifiant.self, forKey: .id)
        version = try container.decodeIfPresent(Int64.self, forKey: .version) ?? 1
        saisie = try container.decodeIfPresent(Saisie.self, forKey: .saisie)
        etapesValidees = Set(try container.decode([Etape].self, forKey: .etapesValidees))
        dateModification = try container.decode(Instant.self, forKey: .dateModification)
        modifications =
            try container.decodeIfPresent([Modification].self, forKey: .modifications)
            ?? Self.toutes(version, dateModification)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(version, forKey: .version)
        try container.encodeIfPresent(saisie, forKey: .saisie)
        try container.encode(etapesValidees.sorted { $0.rawValue < $1.rawValue }, forKey: .etapesValidees)
        try container.encode(dateModification, forKey: .dateModification)
        guard modifications != Self.toutes(version, dateModification) else { return }
        try container.encode(modifications, forKey: .modifications)
    }
}

extension Brouillon: StoredAggregate {
    public static var kind: String { "brouillon" }
    public static var keys: [String] { ["date_expiration"] }
    public static var history: AggregateHistory { .none }
    public var keyValues: [KeyValue] { [.instant(dateExpiration)] }
}
