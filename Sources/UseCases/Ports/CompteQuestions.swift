public import Domain

/// Which accounts are looked for, the last opened first.
public struct RechercheComptes: Sendable, Equatable {
    /// The beginning of a name, of an e-mail or of an RPPS number; empty for every account.
    public var debut: String
    /// Accounts with a right on one of these alone, or that work in one of these regions; `nil` for every account.
    public var cibles: [Perimetre.Cible]?
    /// Accounts opened before this one.
    public var avant: Identifiant?
    /// At most so many.
    public var limit: Int

    /// A search.
    public init(debut: String = "", cibles: [Perimetre.Cible]? = nil, avant: Identifiant? = nil, limit: Int) {
        self.debut = debut
        self.cibles = cibles
        self.avant = avant
        self.limit = limit
    }
}

/// What is asked of accounts and of requests for accounts.
public protocol CompteQuestions {
    /// The accounts of a search.
    func comptes(_ recherche: RechercheComptes) throws -> [Versioned<Compte>]
    /// The accounts that hold a profile on something, closed ones and rights that are over included.
    func comptes(_ profil: Profil, sur cible: Perimetre.Cible) throws -> [Versioned<Compte>]
    /// The requests that wait, of some regions (`""` is overseas) or of all, the first one first.
    func demandesEnAttente(
        regions: [String]?, apres: Identifiant?, limit: Int
    ) throws -> [Versioned<DemandeCompte>]
    /// The requests of an e-mail that wait, and those of everybody since a moment.
    func nombreDemandes(courriel: String, depuis: Instant) throws -> (enAttente: Int, toutes: Int)
}

/// What is stored of requests for accounts beside their saves.
public protocol DemandeCompteWriter {
    /// Deletes requests sent before a moment, whatever became of them; answers how many.
    func deleteDemandes(deposeesAvant: Instant) throws -> Int
}
