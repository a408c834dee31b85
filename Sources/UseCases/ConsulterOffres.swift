public import Domain

/// What a person sees of their offers: the home page and the steps.
public struct ConsulterOffres: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// The offers that are in the register and on which an actor has a right: those that need an action first, then by
    /// identifier.
    public func callAsFunction(by acteur: Acteur, now: Instant) throws -> [OffreComplete] {
        try store.read { store in
            let keys = acteur.professionnels(le: now.jour).map { KeyValue.text($0.description) }
            let people = try store.find(Professionnel.self, by: .idNatPS, keys).map { KeyValue.id($0.value.id) }
            let offres = try store.find(OffreOperationnelle.self, by: .professionnel, people).map(\.value)
            let whole = try offres.filter { $0.dateRetrait == nil }.map { offre in
                var offre = offre
                _ = offre.oublierSaisie(now: now)
                return try Portefeuille.complete(offre, in: store)
            }.filter { acteur.peut(.consulterOffre, sur: $0.objet, le: now.jour) }
            let order: [StatutOffre] = [.aCompleter, .aVerifier, .validee]
            return whole.sorted { left, right in
                let ranks = [left, right].map { order.firstIndex(of: $0.offre.statut) ?? 0 }
                return (ranks[0], left.offre.id) < (ranks[1], right.offre.id)
            }
        }
    }

    /// One offer, with its version, to be given back when a step is saved.
    /// Throws `UseCaseError.introuvable` for an offer that this actor may not see as for none.
    public func offre(
        _ id: Identifiant, by acteur: Acteur, now: Instant
    ) throws -> (version: Int64, complete: OffreComplete) {
        try store.read { store in
            let found = try Portefeuille.offre(id, pour: .consulterOffre, by: acteur, in: store, now: now)
            return (found.offre.version, found.complete)
        }
    }
}
