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
    /// Throws `UseCaseError.invalide` when steps are missing (`etapes.<numéro>`), `introuvable` when this actor may not
    /// see it, `versionDepassee` when it changed since `version`.
    @discardableResult
    public func callAsFunction(
        _ id: Identifiant, by acteur: Acteur, version: Int64? = nil, now: Instant
    ) throws -> OffreComplete {
        try store.write { store in
            let found = try Portefeuille.offre(id, pour: .validerOffre, by: acteur, in: store, now: now)
            if let version, version != found.offre.version {
                throw UseCaseError(.versionDepassee, "the offer changed meanwhile")
            }
            return try Self.valider(
                found.complete, version: found.offre.version, auteur: found.auteur, now: now,
                publisher: publisher, in: store)
        }
    }

    /// Validates and publishes an offer inside a transaction: the same rule for a person and for a command.
    public static func valider(
        _ complete: OffreComplete, version: Int64, auteur: Auteur, now: Instant, publisher: any Publisher,
        in store: any StoreWriter
    ) throws -> OffreComplete {
        var whole = complete
        guard whole.offre.valider(now: now) else {
            let issues = whole.offre.etapesManquantes.map { ValidationIssue("etapes.\($0.rawValue)", .obligatoire) }
            throw UseCaseError(.invalide, "steps are missing", issues: issues)
        }
        try store.save(whole.offre, version: version, by: auteur, now: now)
        try store.publish(publisher.publications(of: whole), now: now)
        return whole
    }
}
