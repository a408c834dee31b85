/// What a professional typed and has not validated yet.
public struct Brouillon: Sendable, Equatable, Codable {
    /// The days a draft lives after its last change. Source: ANS step-by-step sheets.
    public static let dureeJours: Int64 = 60

    /// The typed values, right or not.
    public var saisie: Saisie
    /// The steps whose values were right when they were validated.
    public var etapesValidees: Set<Etape>
    /// When it last changed.
    public var dateModification: Instant

    /// A draft.
    public init(saisie: Saisie, etapesValidees: Set<Etape>, dateModification: Instant) {
        self.saisie = saisie
        self.etapesValidees = etapesValidees
        self.dateModification = dateModification
    }

    /// When it will be deleted if nothing changes.
    public var dateExpiration: Instant { dateModification.adding(days: Self.dureeJours) }

    /// The first step that is not validated; the recap when all are.
    public var etapeAReprendre: Etape { Etape.aValider.first { !etapesValidees.contains($0) } ?? .recapitulatif }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        saisie = try container.decode(Saisie.self, forKey: .saisie)
        etapesValidees = Set(try container.decode([Etape].self, forKey: .etapesValidees))
        dateModification = try container.decode(Instant.self, forKey: .dateModification)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(saisie, forKey: .saisie)
        try container.encode(etapesValidees.sorted(), forKey: .etapesValidees)
        try container.encode(dateModification, forKey: .dateModification)
    }

    private enum CodingKeys: CodingKey { case saisie, etapesValidees, dateModification }
}
