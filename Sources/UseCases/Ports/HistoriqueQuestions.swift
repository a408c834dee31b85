public import Domain

/// One change that somebody made, without its content.
public struct LigneHistorique: Sendable, Equatable {
    /// Its number in the history.
    public var sequence: Int64
    /// When.
    public var date: Instant
    /// The kind of what was changed: `offre_operationnelle`.
    public var objet: String
    /// What was changed.
    public var id: Identifiant
    /// Its version after the change.
    public var version: Int64
    /// With which profile.
    public var profil: String

    /// A line.
    public init(sequence: Int64, date: Instant, objet: String, id: Identifiant, version: Int64, profil: String) {
        self.sequence = sequence
        self.date = date
        self.objet = objet
        self.id = id
        self.version = version
        self.profil = profil
    }
}

/// What is asked of the history of changes, beside the aggregates.
public protocol HistoriqueQuestions {
    /// The changes that an author (`Acteur.description`) made in the portal, the last one first, at most `limit`.
    func changements(auteur: String, limit: Int) throws -> [LigneHistorique]
}
