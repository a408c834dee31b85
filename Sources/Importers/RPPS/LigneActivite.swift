public import Domain

/// One row of the extraction, for a person of category C in one of the eleven professions.
public struct LigneActivite: Sendable, Equatable {
    /// What the row says of an activity.
    public enum Activite: Sendable, Equatable {
        /// None, or one that is not of the directory: salaried, volunteer, not care.
        case horsPerimetre
        /// Liberal care without a place of practice: a substitute, or a row without structure.
        case sansLieu
        /// Liberal care in a place: it makes an offer.
        case lieu(FicheSituation)
    }

    /// The line of the file, from 1.
    public var line: Int
    /// The national identifier of the person.
    public var idNatPS: IdNatPS
    /// The civility of the person.
    public var civilite: String?
    /// The profession of the row, with its know-how when the row has one.
    public var exercice: ExerciceProfessionnel
    /// The activity of the row.
    public var activite: Activite
}
