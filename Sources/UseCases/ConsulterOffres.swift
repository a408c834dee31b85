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
    public func callAsFunction(by acteur: Acteur, now: Instant) throws -> [OffreEnSaisie] {
        try store.read { store in
            let keys = acteur.professionnels(le: now.jour).map { KeyValue.text($0.description) }
            let people = try store.find(Professionnel.self, by: .idNatPS, keys).map { KeyValue.id($0.value.id) }
            let offres = try store.find(OffreOperationnelle.self, by: .professionnel, people)
            let whole = try offres.filter { $0.value.dateRetrait == nil }
                .map { try Portefeuille.complete($0.value, in: store) }
                .filter { acteur.may(.consulterOffre, sur: $0.objet, le: now.jour) }
                .map { OffreEnSaisie($0, brouillon: try store.find(Brouillon.self, $0.offre.id)?.value, now: now) }
            let order: [StatutOffre] = [.aCompleter, .aVerifier, .validee]
            return whole.sorted { left, right in
                let ranks = [left, right].map { order.firstIndex(of: $0.offre.statut) ?? 0 }
                return (ranks[0], left.offre.id) < (ranks[1], right.offre.id)
            }
        }
    }

    /// One offer with its draft, and the version of both together, to be given back when the offer is validated.
    /// Throws `UseCaseError.introuvable` for an offer that this actor may not see as for none.
    public func offre(_ id: Identifiant, by acteur: Acteur, now: Instant) throws -> Versioned<OffreEnSaisie> {
        try store.read { store in
            let found = try Portefeuille.enSaisie(id, pour: .consulterOffre, by: acteur, in: store, now: now)
            return Versioned(found.offre, version: found.version)
        }
    }
}
