/// A pôle, a service or a functional unit inside an establishment: the tree EJ → EG → pôle → service → unité.
///
/// Source: ROR exposition model, class `OrganisationInterne`.
public struct OrganisationInterne: Sendable, Equatable, Codable {
    /// The kind of organisation (TRE_R207), from the widest to the narrowest.
    public enum TypeOI: String, Sendable, Codable, CaseIterable, Comparable {
        case pole = "1"
        case service = "2"
        case uniteFonctionnelle = "3"

        public static func < (left: TypeOI, right: TypeOI) -> Bool { left.rawValue < right.rawValue }
    }

    /// What it stands under.
    public enum Rattachement: Sendable, Hashable, Codable {
        case entiteGeographique(Identifiant)
        case organisationInterne(Identifiant)

        /// The identifier of the organisation above.
        public var organisation: Identifiant {
            switch self {
            case .entiteGeographique(let id), .organisationInterne(let id): id
            }
        }
    }

    /// The technical identifier.
    public var id: Identifiant
    /// The kind.
    public var type: TypeOI
    /// The name, 1–150 characters.
    public var nom: String
    /// The organisation above.
    public var rattachement: Rattachement
    /// The establishment at the root of the tree.
    public var entiteGeographique: Identifiant
    /// When it closed; `nil` while it is open.
    public var dateFermeture: Instant?
    /// When it entered the directory.
    public var dateCreation: Instant

    /// What a name must be.
    public static let regleNom = RegleTexte(auPlus: 150, obligatoire: true)

    /// An organisation directly under an establishment. What is wrong is thrown: `nom`.
    public init(
        id: Identifiant, type: TypeOI, nom: String, sous structure: EntiteGeographique, now: Instant
    ) throws(ValidationIssue) {
        self.id = id
        self.type = type
        self.nom = try Self.nom(nom)
        rattachement = .entiteGeographique(structure.id)
        entiteGeographique = structure.id
        dateCreation = now
    }

    /// An organisation under another one, which must be open and wider: so that a tree has no loop. What is wrong is thrown:
    /// `nom`, `rattachement`.
    public init(
        id: Identifiant, type: TypeOI, nom: String, sous above: OrganisationInterne, now: Instant
    ) throws(ValidationIssue) {
        guard above.type < type, above.dateFermeture == nil else {
            throw ValidationIssue("rattachement", .codeInconnu)
        }
        self.id = id
        self.type = type
        self.nom = try Self.nom(nom)
        rattachement = .organisationInterne(above.id)
        entiteGeographique = above.entiteGeographique
        dateCreation = now
    }

    /// Gives another name. What is wrong is thrown: `nom`.
    public mutating func rename(_ typed: String) throws(ValidationIssue) {
        nom = try Self.nom(typed)
    }

    /// Closes it; answers whether it was open.
    public mutating func close(now: Instant) -> Bool {
        guard dateFermeture == nil else { return false }
        dateFermeture = now
        return true
    }

    private static func nom(_ typed: String) throws(ValidationIssue) -> String {
        let words = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let (name, rule) = regleNom.verification(words)
        if let rule { throw ValidationIssue("nom", rule) }
        return name
    }
}

extension OrganisationInterne: StoredAggregate {
    public static var kind: String { "organisation_interne" }
    public static var keys: [String] { ["entite_geographique", "rattachement"] }
    public var keyValues: [KeyValue] { [.id(entiteGeographique), .id(rattachement.organisation)] }
}

extension AggregateKey<OrganisationInterne> {
    /// The establishment at the root.
    public static var entiteGeographique: AggregateKey { AggregateKey("entite_geographique") }
    /// The organisation above.
    public static var rattachement: AggregateKey { AggregateKey("rattachement") }
}
