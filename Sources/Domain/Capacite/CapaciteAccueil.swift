/// One count of beds or places in one place: an aggregate of its own, so that changing a count writes a count.
///
/// Source: ROR exposition model, class `CapaciteAccueilOperationnelle`.
public struct CapaciteAccueil: Sendable, Equatable, Codable {
    /// `typeSourceCapacite` (TRE_R335): who counted.
    public enum TypeSource: String, Sendable, Codable, CaseIterable {
        case manuelle = "01"
        case gestionDesLits = "02"
        case gestionAdministrative = "03"
        case dossierPatient = "04"
    }

    /// The technical identifier.
    public var id: Identifiant
    /// The place where the beds are.
    public var lieu: Identifiant
    /// What is counted.
    public var mesure: MesureCapacite
    /// `nombreCapacite`, 0–99,999.
    public private(set) var nombre: Int
    /// Who counted.
    public private(set) var source: TypeSource
    /// `dateMAJCapacite`: when it was counted, in the source.
    public private(set) var dateMAJCapacite: Instant

    /// The highest count.
    public static let nombreMaximal = 99_999

    /// A count. What is wrong is thrown: `mesure`, `nombre`.
    public init(
        id: Identifiant, lieu: Identifiant, mesure: MesureCapacite, nombre: Int, source: TypeSource, date: Instant
    ) throws(ValidationIssue) {
        guard mesure.estIndicateurConnu else { throw ValidationIssue("mesure", .codeInconnu) }
        self.id = id
        self.lieu = lieu
        self.mesure = mesure
        self.nombre = 0
        self.source = source
        dateMAJCapacite = date
        try count(nombre, source: source, date: date)
    }

    /// Takes a new count, or the same one confirmed. Answers `false` for a count older than the present one, which stays. What
    /// is wrong is thrown: `nombre`.
    @discardableResult
    public mutating func count(
        _ nombre: Int, source: TypeSource, date: Instant
    ) throws(ValidationIssue) -> Bool {
        guard (0...Self.nombreMaximal).contains(nombre) else {
            throw ValidationIssue("nombre", .auPlus(Self.nombreMaximal))
        }
        guard date >= dateMAJCapacite else { return false }
        self.nombre = nombre
        self.source = source
        dateMAJCapacite = date
        return true
    }
}

extension CapaciteAccueil: StoredAggregate {
    public static var kind: String { "capacite_accueil" }
    public static var keys: [String] { ["lieu", "cle"] }
    public var keyValues: [KeyValue] { [.id(lieu), .text(Self.cle(lieu: lieu, mesure))] }

    /// What tells a count from every other.
    public static func cle(lieu: Identifiant, _ mesure: MesureCapacite) -> String { "\(lieu)/\(mesure.cle)" }
}

extension AggregateKey<CapaciteAccueil> {
    /// The place.
    public static var lieu: AggregateKey { AggregateKey("lieu") }
    /// The place and the measure (`CapaciteAccueil.cle(lieu:_:)`).
    public static var cle: AggregateKey { AggregateKey("cle") }
}
