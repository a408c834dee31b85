public import Domain

/// Says that the convention data that Ameli was matched to are not those of the offer: they are no longer published.
public struct ContesterConvention: Sendable {
    private let store: any Store
    private let publisher: any Publisher

    /// The use case on a store.
    public init(store: any Store, publisher: any Publisher) {
        self.store = store
        self.publisher = publisher
    }

    /// Contests the data, or no longer does. Throws `UseCaseError.introuvable` for an offer that this actor may not see,
    /// `quotaAtteint`.
    @discardableResult
    public func callAsFunction(
        _ id: Identifiant, conteste: Bool, by acteur: Acteur, now: Instant
    ) throws -> OffreComplete {
        try store.write { store in
            let found = try Portefeuille.offre(id, pour: .contesterConvention, by: acteur, in: store, now: now)
            var whole = found.complete
            guard whole.offre.contesterConvention(conteste, now: now) else { return whole }
            try Quota.changementsOffreParJour.check(store.nombreChangements(id, depuis: now.debutDuJour))
            try store.save(
                whole.offre, version: found.offre.version, by: found.auteur, now: now)
            if whole.offre.estPubliable { try store.republish([.offre(id)], by: publisher, now: now) }
            return whole
        }
    }
}
