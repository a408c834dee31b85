/// The account of a person who signs in: what the portal must know beside the registers.
public struct Compte: Sendable, Equatable, Codable {
    /// Conditions of use that were accepted, and when.
    public struct Acceptation: Sendable, Equatable, Codable {
        /// The version of the conditions.
        public var version: String
        /// When they were accepted.
        public var date: Instant
        /// Whether the browser told that the end of the text had been shown; `false` without script.
        public var finAffichee: Bool

        /// An acceptance.
        public init(version: String, date: Instant, finAffichee: Bool) {
            self.version = version
            self.date = date
            self.finAffichee = finAffichee
        }
    }

    /// The technical identifier.
    public var id: Identifiant
    /// The national identifier given by Pro Santé Connect.
    public var idNatPS: IdNatPS
    /// The e-mail for messages about the account; never an MSSanté address.
    public var courriel: String?
    /// The conditions of use accepted, oldest first.
    public var acceptations: [Acceptation]
    /// When the person confirmed the information of RPPS; `nil` before.
    public var informationsValidees: Instant?
    /// When the account was opened.
    public var dateCreation: Instant

    /// A new account.
    public init(id: Identifiant, idNatPS: IdNatPS, dateCreation: Instant) {
        self.id = id
        self.idNatPS = idNatPS
        acceptations = []
        self.dateCreation = dateCreation
    }

    /// Whether a version of the conditions of use has been accepted.
    public func aAccepte(_ version: String) -> Bool {
        acceptations.contains { $0.version == version }
    }
}

extension Compte: StoredAggregate {
    public static var kind: String { "compte" }
    public static var keys: [String] { ["id_nat_ps"] }
    public var keyValues: [KeyValue] { [.text(idNatPS.description)] }
}

extension AggregateKey<Compte> {
    /// The national identifier of the person.
    public static var idNatPS: AggregateKey { AggregateKey("id_nat_ps") }
}
