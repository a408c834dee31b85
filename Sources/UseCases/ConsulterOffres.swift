public import Domain

/// What a professional sees of their offers: the home page and the steps.
public struct ConsulterOffres: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// The offers of a person that are in the register: those that need an action first, then by identifier.
    public func callAsFunction(de idNatPS: IdNatPS, now: Instant) throws -> [OffreComplete] {
        try store.read { store in
            guard
                let professionnel = try store.find(Professionnel.self, by: .idNatPS, .text(idNatPS.description))?.value
            else { return [] }
            let offres = try store.find(OffreOperationnelle.self, by: .professionnel, [.id(professionnel.id)]).map(
                \.value)
            let whole = try offres.filter { $0.dateRetrait == nil }.map { offre in
                var offre = offre
                _ = offre.oublierSaisie(now: now)
                return try Portefeuille.complete(offre, in: store)
            }
            let order: [StatutOffre] = [.aCompleter, .aVerifier, .validee]
            return whole.sorted { left, right in
                let ranks = [left, right].map { order.firstIndex(of: $0.offre.statut) ?? 0 }
                return (ranks[0], left.offre.id) < (ranks[1], right.offre.id)
            }
        }
    }

    /// One offer of a person, with its version, to be given back when a step is saved.
    /// Throws `UseCaseError.introuvable` for the offer of someone else as for none.
    public func offre(
        _ id: Identifiant, de idNatPS: IdNatPS, now: Instant
    ) throws -> (version: Int64, complete: OffreComplete) {
        try store.read { store in
            let found = try Portefeuille.offre(id, of: idNatPS, in: store, now: now)
            return (found.offre.version, found.complete)
        }
    }
}
