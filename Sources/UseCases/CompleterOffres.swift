public import Domain

/// Completes and validates every offer « A compléter » with given values, by the same rules as a person: for demonstrations and
/// load trials.
public struct CompleterOffres: Sendable {
    private let store: any Store
    private let publisher: any Publisher

    /// The use case on a store.
    public init(store: any Store, publisher: any Publisher) {
        self.store = store
        self.publisher = publisher
    }

    /// Completes offers by transactions of 500; answers how many were validated.
    ///
    /// `saisie` answers the values of an offer, `nil` to leave it. Throws `UseCaseError.invalide` when the values break a
    /// rule: the transaction is then undone.
    public func callAsFunction(
        now: @Sendable () -> Instant, saisie: (OffreComplete) -> Saisie?, progress: (_ done: Int) -> Void = { _ in }
    ) throws -> Int {
        var after: Identifiant?
        var done = 0
        var validated = 0
        while true {
            let page = try store.read { try $0.identifiantsOffres(after: after, limit: 500) }
            guard let last = page.last else { return validated }
            validated += try store.write(relaxed: true) { store in
                try page.reduce(0) { try $0 + completer($1, saisie, now(), in: store) }
            }
            done += page.count
            progress(done)
            after = last
        }
    }

    private func completer(
        _ id: Identifiant, _ saisie: (OffreComplete) -> Saisie?, _ now: Instant, in store: any StoreWriter
    ) throws -> Int {
        guard let found = try store.offre(id), found.value.statut == .aCompleter, found.value.dateRetrait == nil
        else { return 0 }
        var whole = try Portefeuille.complete(found.value, in: store)
        guard let typed = saisie(whole) else { return 0 }
        for etape in Etape.aValider {
            let issues = whole.offre.validerEtape(etape, saisie: typed, now: now)
            guard issues.isEmpty else { throw UseCaseError(.invalide, "the given values break a rule", issues: issues) }
        }
        let auteur = Auteur(identifiant: "ror generate", profil: .exploitant, source: "commande")
        _ = try ValiderOffre.valider(
            whole, version: found.version, auteur: auteur, now: now, publisher: publisher, in: store)
        return 1
    }
}
