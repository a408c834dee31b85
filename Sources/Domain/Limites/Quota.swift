/// How much one person, one offer or one establishment may fill of the store: beyond, the use case refuses (`quotaAtteint`).
///
/// Each is many times what honest work needs.
public enum Quota: String, Sendable, CaseIterable {
    /// Anomalies to be treated, on the offers of one professional.
    case anomaliesOuvertes
    /// Anomalies declared in a day, on the offers of one professional.
    case anomaliesParJour
    /// Validations of one offer and contestations of its convention data in a day.
    case changementsOffreParJour
    /// Changes of one account in a day.
    case changementsCompteParJour
    /// Internal organisations of one establishment, closed ones included.
    case organisationsParStructure
    /// Requests for accounts received in a day, in the whole country.
    case demandesCompteParJour

    /// What it counts, in English.
    var libelle: String {
        switch self {
        case .anomaliesOuvertes: "Anomalies to be treated, on the offers of a professional"
        case .anomaliesParJour: "Anomalies declared in a day, on the offers of a professional"
        case .changementsOffreParJour: "Validations and contestations of an offer in a day"
        case .changementsCompteParJour: "Changes of an account in a day"
        case .demandesCompteParJour: "Requests for accounts in a day, in the whole country"
        case .organisationsParStructure: "Internal organisations of an establishment"
        }
    }

    /// The most that is taken.
    public var valeur: Int {
        switch self {
        case .anomaliesOuvertes: 20
        case .anomaliesParJour: 30
        case .changementsOffreParJour: 50
        case .changementsCompteParJour: 30
        case .organisationsParStructure: 2_000
        case .demandesCompteParJour: 5_000
        }
    }
}
