public import Domain

/// Opens, finds and closes the accounts of persons whom no register names: for the desks, the administrators and the operator.
public struct GererComptes: Sendable {
    /// The most accounts of a page.
    public static let parPage = 50

    private let store: any Store
    private let publicURL: String

    /// The use case on a store; `publicURL` is the address of the portal, without final slash, that mails tell.
    public init(store: any Store, publicURL: String) {
        self.store = store
        self.publicURL = publicURL
    }

    /// The accounts that this actor manages whose name, e-mail or RPPS number begins so, the last opened first, a page at most.
    /// Throws `UseCaseError.interdit`.
    public func search(
        _ debut: String, avant: Identifiant? = nil, by acteur: Acteur, now: Instant
    ) throws -> [Compte] {
        try store.read { store in
            let cibles = try Voisinage(of: acteur, in: store, now: now).cibles()
            return try store.comptes(
                RechercheComptes(debut: debut, cibles: cibles, avant: avant, limit: Self.parPage)
            ).map(\.value)
        }
    }

    /// An account with what may be done with it. Throws `UseCaseError.introuvable` when this actor does not see it, `interdit`.
    public func find(_ id: Identifiant, by acteur: Acteur, now: Instant) throws -> CompteGere {
        try store.read { store in
            let found = try Self.visible(id, by: acteur, in: store, now: now)
            let around = try Voisinage(of: acteur, in: store, now: now)
            let rights = try found.value.habilitations.map { right in
                CompteGere.Droit(
                    habilitation: right, perimetre: try Libelles.perimetre(right.perimetre, in: store),
                    estRevocable: try id != acteur.compte && right.profil != .professionnelLiberal
                        && around.may(give: right.profil, sur: right.perimetre))
            }
            return CompteGere(
                compte: found.value, droits: rights,
                profils: id == acteur.compte ? [] : Delegation.profils(donnesPar: around.rights, le: now.jour))
        }
    }

    /// Opens the account of someone of an establishment or an administration, and tells the person by mail. It has no right yet.
    ///
    /// Throws `UseCaseError.invalide` (`prenom`, `nom`, `courriel`, `region`), `interdit`.
    @discardableResult
    public func create(
        prenom: String, nom: String, courriel: String, region: String?, by acteur: Acteur, now: Instant
    ) throws -> Compte {
        try store.write { store in
            let around = try Voisinage(of: acteur, in: store, now: now)
            let typed = try IdentiteSaisie(prenom: prenom, nom: nom, courriel: courriel)
            let region = around.regions.map { $0.count == 1 ? $0.first : region } ?? region
            if let own = around.regions, !own.contains(region ?? "") {
                throw UseCaseError(
                    own.isEmpty ? .interdit : .invalide, "no region of the desk",
                    issues: [ValidationIssue("region", .codeInconnu)])
            }
            let auteur = try Self.auteur(acteur, around)
            return try Self.open(
                typed, regions: region.map { [$0] } ?? [], lien: publicURL, by: auteur, in: store, now: now)
        }
    }

    /// Closes an account: nobody signs in to it any more, and its rights end.
    ///
    /// Throws `UseCaseError.introuvable`, `interdit`, `invalide` (`profil`) when its holder is the last « responsable de structure »
    /// somewhere and the actor is another.
    public func close(_ id: Identifiant, by acteur: Acteur, now: Instant) throws {
        try store.write { store in
            let found = try Self.visible(id, by: acteur, in: store, now: now)
            let around = try Voisinage(of: acteur, in: store, now: now)
            guard id != acteur.compte else { throw UseCaseError(.interdit, "nobody closes their own account here") }
            guard found.value.fermeture == nil else { return }
            for right in found.value.habilitations where right.profil != .professionnelLiberal {
                guard try around.may(give: right.profil, sur: right.perimetre) else {
                    throw UseCaseError(.interdit, "the account holds a right that the actor does not give")
                }
                try DernierResponsable.check(right, of: id, by: around, in: store, now: now)
            }
            var compte = found.value
            compte.fermeture = now
            compte.habilitations = []
            let auteur = try Self.auteur(acteur, around)
            try store.save(compte, version: found.version, by: auteur, now: now)
            try store.audit(FaitAudit(nature: .compteFerme, compte: id), by: auteur.identifiant, now: now)
            for right in found.value.habilitations {
                try GererHabilitations.endLoans(of: right, by: id, auteur, in: store, now: now)
            }
        }
    }

    /// An account that the actor sees. Throws `UseCaseError.introuvable`, `interdit`.
    static func visible(
        _ id: Identifiant, by acteur: Acteur, in store: any StoreReader, now: Instant
    ) throws -> Versioned<Compte> {
        let around = try Voisinage(of: acteur, in: store, now: now)
        guard let found = try store.find(Compte.self, id), try around.sees(found.value) else {
            throw UseCaseError(.introuvable, "no such account")
        }
        return found
    }

    /// The author of what an actor does to accounts.
    static func auteur(_ acteur: Acteur, _ around: Voisinage) throws(UseCaseError) -> Auteur {
        guard let right = around.rights.first else {
            throw UseCaseError(.interdit, "no right gives gererHabilitations")
        }
        return acteur.auteur(profil: right.profil)
    }

    /// Saves a new account, with its means of sign-in, and tells the person.
    static func open(
        _ typed: IdentiteSaisie, regions: [String], lien publicURL: String, by auteur: Auteur,
        in store: any StoreWriter,
        now: Instant
    ) throws -> Compte {
        var compte = Compte(id: try store.newId(), habilitations: [], dateCreation: now)
        compte.prenom = typed.prenom
        compte.nom = typed.nom
        compte.courriel = typed.courriel
        // The desk knows the person and the address: « mot de passe oublié » sends there from the first time.
        compte.courrielConfirme = now
        compte.regions = regions
        try store.setCourrielConnexion(typed.courriel, of: compte.id, by: auteur, now: now)
        try store.save(compte, version: nil, by: auteur, now: now)
        try store.audit(FaitAudit(nature: .compteCree, compte: compte.id), by: auteur.identifiant, now: now)
        try store.deposit(
            Courrier(destinataire: typed.courriel, modele: .compteCree(lien: publicURL + "/mot-de-passe-oublie")),
            now: now)
        return compte
    }
}

/// An account as those who manage it see it.
public struct CompteGere: Sendable {
    /// A right, with what may be done with it.
    public struct Droit: Sendable {
        /// The right.
        public let habilitation: Habilitation
        /// Its perimeter in words.
        public let perimetre: String
        /// Whether the actor may take it back.
        public let estRevocable: Bool
    }

    /// The account.
    public let compte: Compte
    /// Its rights, in the order in which they were given.
    public let droits: [Droit]
    /// The profiles that the actor may give it.
    public let profils: [Profil]
}

/// The name and the address of a person, as typed, then regular.
public struct IdentiteSaisie: Sendable {
    let prenom: String
    let nom: String
    let courriel: String

    /// Checks what was typed. Throws `UseCaseError.invalide` with everything that is to be corrected.
    public init(prenom: String, nom: String, courriel: String) throws(UseCaseError) {
        let (first, firstRule) = DemandeCompte.regleNom.verification(prenom)
        let (name, nameRule) = DemandeCompte.regleNom.verification(nom)
        let address = Courriel.normalise(courriel)
        let rules = [("prenom", firstRule), ("nom", nameRule), ("courriel", Self.regle(address, typed: courriel))]
        let issues = rules.compactMap { name, rule in rule.map { ValidationIssue(name, $0) } }
        guard issues.isEmpty, let address else { throw UseCaseError(.invalide, "refused identity", issues: issues) }
        self.prenom = first
        self.nom = name
        self.courriel = address
    }

    /// The rule that an address for messages breaks, `nil` when it is right.
    private static func regle(_ address: String?, typed: String) -> Regle? {
        guard let address else { return typed.allSatisfy(\.isWhitespace) ? .obligatoire : .courriel }
        return BoiteLettreMSS.recognizes(address) ? .courrielHorsMSSante : nil
    }
}
