/// The three kinds of hours of a liberal offer (TRE_R252).
public enum TypeHoraire: String, Sendable, Codable, CaseIterable {
    case surRendezVous = "07"
    case sansRendezVous = "06"
    case visite = "05"
}
