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
    /// The rights of the person, everywhere.
    public var habilitations: [Habilitation]
    /// The first name, of an account that the desk or an operator made; those of a professional are in the registers.
    public var prenom: String?
    /// The name, as `prenom`.
    public var nom: String?
    /// The e-mail for messages about the account; never an MSSanté address.
    public var courriel: String?
    /// When the person followed the link sent to the e-mail; `nil` before.
    public var courrielConfirme: Instant?
    /// The INSEE codes of the regions where the person works: their desks see the account. Empty for a liberal professional.
    public var regions: [String] = []
    /// The conditions of use accepted, oldest first.
    public var acceptations: [Acceptation]
    /// When the person confirmed the information of RPPS; `nil` before.
    public var informationsValidees: Instant?
    /// When the account was opened.
    public var dateCreation: Instant
    /// When the account was closed: it opens no session any more; `nil` for an open one.
    public var fermeture: Instant?
    /// The account of the same person that this one was emptied into; `nil` for any other.
    public var reuniDans: Identifiant?

    /// A new account.
    public init(id: Identifiant, habilitations: [Habilitation], dateCreation: Instant) {
        self.id = id
        self.habilitations = habilitations
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
    public static var keys: [String] { [] }
    public var keyValues: [KeyValue] { [] }

    /// Reads the present form, and that of version 0.1, where an account was of one liberal professional (`idNatPS`).
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(Identifiant.self, forKey: .id)
        prenom = try container.decodeIfPresent(String.self, forKey: .prenom)
        nom = try container.decodeIfPresent(String.self, forKey: .nom)
        courriel = try container.decodeIfPresent(String.self, forKey: .courriel)
        courrielConfirme = try container.decodeIfPresent(Instant.self, forKey: .courrielConfirme)
        fermeture = try container.decodeIfPresent(Instant.self, forKey: .fermeture)
        regions = try container.decodeIfPresent([String].self, forKey: .regions) ?? []
        reuniDans = try container.decodeIfPresent(Identifiant.self, forKey: .reuniDans)
        acceptations = try container.decode([Acceptation].self, forKey: .acceptations)
        informationsValidees = try container.decodeIfPresent(Instant.self, forKey: .informationsValidees)
        dateCreation = try container.decode(Instant.self, forKey: .dateCreation)
        habilitations =
            try container.decodeIfPresent([Habilitation].self, forKey: .habilitations)
            ?? [
                Habilitation(
                    .professionnelLiberal, sur: .professionnel(container.decode(IdNatPS.self, forKey: .idNatPS)))
            ]
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(habilitations, forKey: .habilitations)
        try container.encodeIfPresent(prenom, forKey: .prenom)
        try container.encodeIfPresent(nom, forKey: .nom)
        try container.encodeIfPresent(courriel, forKey: .courriel)
        try container.encodeIfPresent(courrielConfirme, forKey: .courrielConfirme)
        try container.encodeIfPresent(fermeture, forKey: .fermeture)
        if !regions.isEmpty { try container.encode(regions, forKey: .regions) }
        try container.encodeIfPresent(reuniDans, forKey: .reuniDans)
        try container.encode(acceptations, forKey: .acceptations)
        try container.encodeIfPresent(informationsValidees, forKey: .informationsValidees)
        try container.encode(dateCreation, forKey: .dateCreation)
    }

    private enum CodingKeys: CodingKey {
        case id, habilitations, prenom, nom, courriel, courrielConfirme, acceptations, informationsValidees,
            dateCreation
        case fermeture, reuniDans, regions, idNatPS
    }
}
