/// A datum of a register that a professional declared wrong, with the value that is expected.
///
/// Source: ROR exposition model, anomalies (Task); statuses of TRE_R352.
public struct Anomalie: Sendable, Equatable, Codable {
    /// The status (TRE_R352).
    public enum Statut: String, Sendable, Codable, CaseIterable {
        case aTraiter = "02"
        case annulee = "03"
        case corrigee = "08"

        /// The French label.
        public var libelle: String {
            switch self {
            case .aTraiter: "À traiter"
            case .annulee: "Annulée"
            case .corrigee: "Corrigée"
            }
        }
    }

    /// The technical identifier.
    public var id: Identifiant
    /// The account of who declared it.
    public var declarant: Identifiant
    /// The offer it was declared on.
    public var offre: Identifiant
    /// The datum.
    public var element: ElementRepertoire
    /// The value when it was declared.
    public var valeurConstatee: String
    /// The value that is expected (`regleValeur`).
    public var valeurAttendue: String
    /// Free words for who corrects (`regleDescription`).
    public var description: String
    /// Who corrects it.
    public var autorite: String
    /// The status.
    public var statut: Statut
    /// When it was declared.
    public var dateDeclaration: Instant
    /// The edition that brought the expected value.
    public var correction: ValeurSourcee<String>?

    /// What the expected value must be.
    public static let regleValeur = RegleTexte(auPlus: 300, obligatoire: true)
    /// What the description must be.
    public static let regleDescription = RegleTexte(auPlus: 1000, plusieursLignes: true)

    /// A new anomaly, to be treated.
    public init(
        id: Identifiant, declarant: Identifiant, offre: Identifiant, element: ElementRepertoire,
        valeurConstatee: String,
        valeurAttendue: String, description: String, autorite: String, now: Instant
    ) {
        self.id = id
        self.declarant = declarant
        self.offre = offre
        self.element = element
        self.valeurConstatee = valeurConstatee
        self.valeurAttendue = valeurAttendue
        self.description = description
        self.autorite = autorite
        statut = .aTraiter
        dateDeclaration = now
    }

    /// Compares with the value that an edition brings: equal to what was expected, accents and capitals aside, the anomaly is
    /// corrected. Answers whether it just was.
    public mutating func compare(_ valeur: String, provenance: Provenance, now: Instant) -> Bool {
        guard statut == .aTraiter, Self.forme(valeur) == Self.forme(valeurAttendue) else { return false }
        statut = .corrigee
        correction = ValeurSourcee(valeur, provenance: provenance, date: now)
        return true
    }

    /// The form under which values are compared: a phone by its digits, any other text by its words.
    static func forme(_ text: String) -> String {
        NumeroTelephone.normalise(text) ?? NomNormalise.forme(text)
    }
}

extension Anomalie: StoredAggregate {
    public static var kind: String { "anomalie" }
    public static var keys: [String] { ["offre", "est_ouverte"] }
    public var keyValues: [KeyValue] { [.id(offre), .flag(statut == .aTraiter)] }
}

extension AggregateKey<Anomalie> {
    /// The offer that it was declared on.
    public static var offre: AggregateKey { AggregateKey("offre") }
}
