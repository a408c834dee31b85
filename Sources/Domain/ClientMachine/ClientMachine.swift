/// A program of another organisation that uses the API: a « consommateur », or a tool that tells capacities or anomalies.
///
/// Source: OAuth 2.0 (RFC 6749 §2), « client »; ROR, access policy.
public struct ClientMachine: Sendable, Equatable, Codable {
    /// The technical identifier.
    public let id: Identifiant
    /// The identifier that it gives to the token endpoint (`client_id`); no secret.
    public let clientID: String
    /// Its name, which no other client has: the author of what it changes.
    public let nom: String
    /// Who runs it.
    public let organisation: String
    /// Whom to write to before a key ends or when it misbehaves.
    public let courriel: String
    /// What it may see.
    public var profilAcces: ProfilAcces
    /// What it may ask for, in the order of `Portee`.
    public private(set) var portees: [Portee]
    /// Where it may change something.
    public var perimetre: Perimetre
    /// Its means, the oldest first.
    public private(set) var moyens: [MoyenClient]
    /// When it was registered.
    public let dateCreation: Instant
    /// From when it is refused; `nil` when no end is known.
    public var dateExpiration: Instant?
    /// When it was revoked, for good.
    public private(set) var dateRevocation: Instant?

    /// Live means of one kind that a client may have: the one in use, the next one, and one to spare.
    public static let moyensAuPlus = 5
    /// The rule of the names of a client and of its organisation.
    public static let regleNom = RegleTexte(auPlus: 100, obligatoire: true)

    /// A new client, without means.
    ///
    /// Throws the first rule broken: `nom`, `organisation`, `courriel`, `portees`.
    public init(
        id: Identifiant, clientID: String, nom: String, organisation: String, courriel: String,
        profilAcces: ProfilAcces, portees: [Portee], perimetre: Perimetre, dateExpiration: Instant?, now: Instant
    ) throws(ValidationIssue) {
        self.id = id
        self.clientID = clientID
        self.nom = try Self.regular("nom", nom)
        self.organisation = try Self.regular("organisation", organisation)
        guard let address = Courriel.normalise(courriel) else { throw ValidationIssue("courriel", .courriel) }
        self.courriel = address
        self.profilAcces = profilAcces
        self.portees = []
        self.perimetre = perimetre
        moyens = []
        dateCreation = now
        self.dateExpiration = dateExpiration
        try set(portees: portees)
    }

    private static func regular(_ attribut: String, _ typed: String) throws(ValidationIssue) -> String {
        let (text, broken) = regleNom.verification(typed)
        if let broken { throw ValidationIssue(attribut, broken) }
        return text
    }

    /// Gives other scopes, one at least. Throws `portees` otherwise.
    public mutating func set(portees: [Portee]) throws(ValidationIssue) {
        guard !portees.isEmpty else { throw ValidationIssue("portees", .auMoinsUn) }
        self.portees = Set(portees).sorted()
    }

    /// Whether it may use the API at a moment.
    public func isActive(_ now: Instant) -> Bool {
        dateRevocation == nil && (dateExpiration.map { now < $0 } ?? true)
    }

    /// The means that are accepted at a moment.
    public func moyensValides(_ now: Instant) -> [MoyenClient] {
        isActive(now) ? moyens.filter { $0.isValid(now) } : []
    }

    /// Whether a token that one of its means obtained still holds.
    public func accepts(moyen reference: String, _ now: Instant) -> Bool {
        moyensValides(now).contains { $0.reference == reference }
    }

    /// Adds a means, and forgets those that are over. One of the same reference is replaced.
    /// Throws `moyens` when as many as `moyensAuPlus` are there already.
    public mutating func add(_ moyen: MoyenClient, now: Instant) throws(ValidationIssue) {
        var kept = moyens.filter { $0.isValid(now) && $0.reference != moyen.reference }
        guard kept.count < Self.moyensAuPlus else { throw ValidationIssue("moyens", .auPlus(Self.moyensAuPlus)) }
        kept.append(moyen)
        moyens = kept
    }

    /// Lets the secrets that are in use end at a moment, unless they end before.
    public mutating func endSecrets(at moment: Instant) {
        for index in moyens.indices {
            guard case .secret = moyens[index].preuve else { continue }
            moyens[index].dateExpiration = min(moyens[index].dateExpiration ?? moment, moment)
        }
    }

    /// Takes a means away; false when there is none of this reference.
    public mutating func remove(moyen reference: String) -> Bool {
        let kept = moyens.filter { $0.reference != reference }
        defer { moyens = kept }
        return kept.count < moyens.count
    }

    /// Ends it for good; nothing when it is already.
    public mutating func revoke(now: Instant) { dateRevocation = dateRevocation ?? now }
}

extension ClientMachine: StoredAggregate {
    public static var kind: String { "client_machine" }
    public static var keys: [String] { ["client_id", "nom"] }
    public var keyValues: [KeyValue] { [.text(clientID), .text(nom)] }
}

extension AggregateKey<ClientMachine> {
    /// The identifier that it gives (`client_id`): unique.
    public static var clientID: AggregateKey { AggregateKey("client_id") }
    /// Its name: unique.
    public static var nom: AggregateKey { AggregateKey("nom") }
}
