public import Domain

/// The queue of requests for accounts, for the desk of a region and the national administrators.
public struct TraiterDemandesCompte: Sendable {
    /// The most requests of a page.
    public static let parPage = 50

    private let store: any Store
    private let publicURL: String

    /// The use case on a store; `publicURL` is the address of the portal, that mails tell.
    public init(store: any Store, publicURL: String) {
        self.store = store
        self.publicURL = publicURL
    }

    /// The requests that wait for this actor, the first one first, a page at most. Throws `UseCaseError.interdit`.
    public func queue(
        apres: Identifiant? = nil, by acteur: Acteur, now: Instant
    ) throws -> [Versioned<DemandeCompte>] {
        try store.read { store in
            let around = try Self.desk(acteur, in: store, now: now)
            return try store.demandesEnAttente(regions: around.regions, apres: apres, limit: Self.parPage)
        }
    }

    /// A request, with the name of its establishment. Throws `UseCaseError.introuvable`, `interdit`.
    public func find(
        _ id: Identifiant, by acteur: Acteur, now: Instant
    ) throws -> (demande: Versioned<DemandeCompte>, structure: String) {
        try store.read { store in
            let found = try Self.visible(id, Self.desk(acteur, in: store, now: now), in: store)
            return (found, try Libelles.organisation(found.value.structure, in: store))
        }
    }

    /// Opens an account for the person with the profile on the establishment, and tells by mail; an account that signs in with this
    /// e-mail receives the right instead. Answers the account.
    ///
    /// Throws `UseCaseError.versionDepassee` when somebody treated the request meanwhile, `introuvable`, `interdit`, `invalide`
    /// (`profil`).
    @discardableResult
    public func accept(
        _ id: Identifiant, profil: Profil?, version: Int64, by acteur: Acteur, now: Instant
    ) throws -> Identifiant {
        try store.write { store in
            let around = try Self.desk(acteur, in: store, now: now)
            var found = try Self.waiting(id, version, around, in: store)
            let contenu = found.value.contenu
            let right = Habilitation(profil ?? contenu.profil, sur: .organisations([found.value.structure]))
            guard try around.may(give: right.profil, sur: right.perimetre) else {
                throw UseCaseError(
                    .invalide, "beyond the rights of the desk", issues: [ValidationIssue("profil", .horsDroits)])
            }
            let auteur = try GererComptes.auteur(acteur, around)
            let compte: Identifiant
            if let known = try store.moyen(courriel: contenu.courriel)?.value.compte {
                compte = known
            } else {
                let identite = try IdentiteSaisie(
                    prenom: contenu.prenom, nom: contenu.nom, courriel: contenu.courriel)
                compte =
                    try GererComptes.open(
                        identite, regions: found.value.region.map { [$0] } ?? [], lien: publicURL, by: auteur,
                        in: store,
                        now: now
                    ).id
            }
            guard let account = try store.find(Compte.self, compte) else {
                throw UseCaseError(.introuvable, "no such account")
            }
            try GererHabilitations.add(right, to: account, by: auteur, in: store, now: now)
            found.value.suite = .acceptee(compte: compte, date: now)
            try Self.end(found, .demandeCompteAcceptee, by: auteur, in: store, now: now)
            return compte
        }
    }

    /// Refuses a request; the person receives the reason by mail.
    /// Throws `UseCaseError.invalide` (`motif`), `versionDepassee`, `introuvable`, `interdit`.
    public func refuse(_ id: Identifiant, motif: String, version: Int64, by acteur: Acteur, now: Instant) throws {
        let (reason, rule) = DemandeCompte.regleMotif.verification(motif)
        if let rule { throw UseCaseError(.invalide, "refused reason", issues: [ValidationIssue("motif", rule)]) }
        try store.write { store in
            let around = try Self.desk(acteur, in: store, now: now)
            var found = try Self.waiting(id, version, around, in: store)
            found.value.suite = .refusee(motif: reason, date: now)
            let auteur = try GererComptes.auteur(acteur, around)
            try Self.end(found, .demandeCompteRefusee, by: auteur, in: store, now: now)
            try store.deposit(
                Courrier(destinataire: found.value.contenu.courriel, modele: .demandeCompteRefusee(motif: reason)),
                now: now)
        }
    }

    private static func end(
        _ found: Versioned<DemandeCompte>, _ nature: FaitAudit.Nature, by auteur: Auteur, in store: any StoreWriter,
        now: Instant
    ) throws {
        try store.save(found.value, version: found.version, by: auteur, now: now)
        try store.audit(FaitAudit(nature: nature, objet: found.value.reference), by: auteur.identifiant, now: now)
    }

    /// The neighbourhood of a desk or an administrator. Throws `UseCaseError.interdit` for any other actor.
    private static func desk(_ acteur: Acteur, in store: any StoreReader, now: Instant) throws -> Voisinage {
        let around = try Voisinage(of: acteur, in: store, now: now)
        guard around.regions?.isEmpty != true else { throw UseCaseError(.interdit, "no right on a region") }
        return around
    }

    private static func visible(
        _ id: Identifiant, _ around: Voisinage, in store: any StoreReader
    ) throws -> Versioned<DemandeCompte> {
        guard let found = try store.find(DemandeCompte.self, id),
            around.regions?.contains(found.value.region ?? "") != false
        else { throw UseCaseError(.introuvable, "no such request") }
        return found
    }

    private static func waiting(
        _ id: Identifiant, _ version: Int64, _ around: Voisinage, in store: any StoreReader
    ) throws -> Versioned<DemandeCompte> {
        let found = try visible(id, around, in: store)
        guard found.version == version, found.value.suite == .enAttente else {
            throw UseCaseError(.versionDepassee, "the request was treated meanwhile")
        }
        return found
    }
}
