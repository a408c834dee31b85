public import Domain

/// Validates an offer: « Valider mon offre ». It is published in the same transaction.
public struct ValiderOffre: Sendable {
    private let store: any Store
    private let publisher: any Publisher

    /// The use case on a store.
    public init(store: any Store, publisher: any Publisher) {
        self.store = store
        self.publisher = publisher
    }

    /// Validates and publishes an offer of a person.
    ///
    /// `version` is that of the offer and its draft together, as `ConsulterOffres.offre` told it.
    /// Throws `UseCaseError.invalide` when steps are missing (`etapes.<numéro>`), `introuvable` when this actor may
    /// not see it, `versionDepassee` when it, or its draft, changed since `version`, `quotaAtteint`.
    @discardableResult
    public func callAsFunction(
        _ id: Identifiant, by acteur: Acteur, version: Int64, now: Instant
    ) throws -> OffreComplete {
        try store.write { store in
            let found = try Portefeuille.enSaisie(id, pour: .validerOffre, by: acteur, in: store, now: now)
            guard version == found.version else {
                throw UseCaseError(.versionDepassee, "the offer changed meanwhile")
            }
            try Quota.changementsOffreParJour.check(store.nombreChangements(id, depuis: now.debutDuJour))
            return try Self.validate(found.offre, found, now: now, publisher: publisher, in: store)
        }
    }

    /// Validates and publishes an offer inside a transaction: the same rule for a person and for a command.
    static func validate(
        _ offre: OffreEnSaisie, _ stored: Portefeuille.EnSaisie, now: Instant, publisher: any Publisher,
        in store: any StoreWriter
    ) throws -> OffreComplete {
        var offre = offre
        guard offre.validate(now: now) else {
            let issues = offre.etapesManquantes.map { ValidationIssue("etapes.\($0.numero)", .obligatoire) }
            throw UseCaseError(.invalide, "steps are missing", issues: issues)
        }
        try stored.save(offre, now: now, in: store)
        try store.republish([.offre(offre.offre.id)], by: publisher, now: now)
        return offre.complete
    }
}
