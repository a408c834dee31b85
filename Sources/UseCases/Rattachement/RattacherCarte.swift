public import Domain

/// Links the card of a person to the account that they opened by e-mail and password.
///
/// Both were proved a short time ago: the card by Pro Santé Connect, the account by its password. Nothing else links a national
/// identifier to an account. A card that opens another account of the same person makes one account of both. Decision 0031.
public struct RattacherCarte: Sendable {
    /// What came of it.
    public enum Issue: Sendable, Equatable {
        /// The card opens the account from now on.
        case rattachee
        /// It opened it already: another tab was faster.
        case dejaRattachee
        /// The account that the card opened before was emptied into this one, and closed.
        case reunis(ancien: Identifiant)
    }

    /// Why a card cannot be linked to an account, whatever is typed.
    public enum Refus: Error, Sendable, Equatable {
        /// A proof is missing, or too old.
        case preuves
        /// The account is of someone of another name.
        case autrePersonne
        /// Another card opens the account.
        case autreCarte
        /// The card opens another account: to be confirmed first.
        case aReunir
    }

    /// What the person writes: checked against the card and the account.
    public struct Declaration: Sendable, Equatable {
        /// First name.
        public var prenom: String
        /// Name.
        public var nom: String
        /// The e-mail of the account.
        public var courriel: String

        /// Typed texts.
        public init(prenom: String, nom: String, courriel: String) {
            self.prenom = prenom
            self.nom = nom
            self.courriel = courriel
        }
    }

    /// What the page shows before anything is decided.
    public struct Situation: Sendable, Equatable {
        /// The card.
        public let carte: PreuvesRattachement.Carte
        /// The account.
        public let compte: Compte
        /// The other account that the card opens, to be emptied into this one; `nil` when there is none.
        public let autreCompte: Identifiant?
        /// Whether the card opens the account already.
        public let estRattachee: Bool
    }

    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// What these proofs allow. Throws `Refus`.
    public func situation(_ preuves: PreuvesRattachement, now: Instant) throws -> Situation {
        try store.read { try Self.found(preuves, in: $0, now: now).situation }
    }

    /// Links the card, in one transaction. With `reunit` the person accepts that an account that the card opens is emptied into this one.
    ///
    /// Throws `Refus`, `UseCaseError.invalide` with everything that is to be corrected in what was typed, `interdit` when no right of
    /// the account holds.
    public func callAsFunction(
        _ preuves: PreuvesRattachement, _ declaration: Declaration, reunit: Bool, now: Instant
    ) throws -> Issue {
        try store.write { store in
            let found = try Self.found(preuves, in: store, now: now)
            if found.situation.estRattachee { return .dejaRattachee }
            let names = try Self.checked(declaration, found.situation)
            guard found.situation.autreCompte == nil || reunit else { throw Refus.aReunir }
            return try link(found, names, now: now, in: store)
        }
    }

    private func link(
        _ found: Found, _ names: (prenom: String, nom: String), now: Instant, in store: any StoreWriter
    ) throws -> Issue {
        let auteur = try Acteur(found.situation.compte).auteurDeSonCompte(le: now.jour)
        var compte = found.compte.value
        compte.prenom = names.prenom
        compte.nom = names.nom
        let card = found.situation.carte
        if try store.practises(card.idNatPS) { compte.give(.liberal(card.idNatPS)) }
        var old: Identifiant?
        if var other = found.autre {
            other.value.empty(into: &compte, now: now)
            try store.save(other.value, version: other.version, by: auteur, now: now)
            try removePasswords(of: other.value.id, in: store)
            old = other.value.id
        }
        if compte != found.compte.value {
            try store.save(compte, version: found.compte.version, by: auteur, now: now)
        }
        try save(card, found.moyen, compte: compte.id, by: auteur, now: now, in: store)
        let emptied = old.map { ["compteReuni": FaitAudit.objet(compte: $0)] } ?? [:]
        try store.audit(
            FaitAudit(nature: .carteRattachee, compte: compte.id, detail: emptied), by: auteur.identifiant, now: now)
        try store.tell(.carteRattachee, [compte.courriel, found.autre?.value.courriel], now: now)
        return old.map { .reunis(ancien: $0) } ?? .rattachee
    }

    /// The means of the card opens the account: a new one, or the one that it had.
    private func save(
        _ card: PreuvesRattachement.Carte, _ known: Versioned<MoyenConnexion>?, compte: Identifiant, by auteur: Auteur,
        now: Instant, in store: any StoreWriter
    ) throws {
        var means = MoyenConnexion(
            id: try known?.value.id ?? store.newId(), compte: compte, preuve: .proSanteConnect(card.idNatPS), now: now)
        means.dateCreation = known?.value.dateCreation ?? now
        try store.save(means, version: known?.version, by: auteur, now: now)
    }

    /// An account has one password: that of the emptied one opens nothing any more, nor does any link sent to it.
    private func removePasswords(of compte: Identifiant, in store: any StoreWriter) throws {
        for usage in LienUnique.Usage.allCases { try store.endLienUnique(usage, of: compte) }
        for means in try store.find(MoyenConnexion.self, by: .compte, [.id(compte)]) {
            guard case .motDePasse = means.value.preuve else { continue }
            try store.remove(MoyenConnexion.self, means.value.id, version: means.version)
        }
    }
}
