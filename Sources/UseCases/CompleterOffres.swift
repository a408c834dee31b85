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
        now: @Sendable () -> Instant, saisie: (OffreEnSaisie) -> Saisie?, progress: (_ done: Int) -> Void = { _ in }
    ) throws -> Int {
        try ParcoursOffres(store: store)(progress: progress) { try complete($0, saisie, now(), in: $1) }
    }

    private func complete(
        _ found: Versioned<OffreOperationnelle>, _ saisie: (OffreEnSaisie) -> Saisie?, _ now: Instant,
        in store: any StoreWriter
    ) throws -> Int {
        guard found.value.statut == .aCompleter, found.value.dateRetrait == nil else { return 0 }
        let complete = try Portefeuille.complete(found.value, in: store)
        let acteur = Acteur.exploitant("ror generate")
        let auteur = try acteur.authorize(.validerOffre, sur: complete.objet, le: now.jour)
        let stored = try Portefeuille.enSaisie(
            Portefeuille.Autorisee(offre: found, complete: complete, auteur: auteur), in: store, now: now)
        var offre = stored.offre
        guard let typed = saisie(offre) else { return 0 }
        for etape in offre.parcours.aValider {
            let issues = offre.validateStep(etape, saisie: typed, now: now)
            guard issues.isEmpty else { throw UseCaseError(.invalide, "the given values break a rule", issues: issues) }
        }
        _ = try ValiderOffre.validate(offre, stored, now: now, publisher: publisher, in: store)
        return 1
    }
}
