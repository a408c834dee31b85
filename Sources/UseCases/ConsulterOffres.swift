public import Domain

/// What a person sees of their offers: the home page and the steps.
public struct ConsulterOffres: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// The most offers that one answer lists.
    public static let parPage = 50

    /// The offers that are in the register and on which an actor has a right, a page at most, by identifier above `after`: those
    /// that need an action first, then by identifier; `suite` is where the next page begins, `nil` at the end.
    public func page(
        after: Identifiant? = nil, by acteur: Acteur, now: Instant
    ) throws -> (offres: [OffreEnSaisie], suite: Identifiant?) {
        try store.read { store in
            let keys = acteur.professionnels(le: now.jour).map { KeyValue.text($0.description) }
            let people = try store.find(Professionnel.self, by: .idNatPS, keys).map(\.value.id)
            let offres = try store.offres(professionnels: people, after: after, limit: Self.parPage + 1)
            let whole = try offres.prefix(Self.parPage)
                .map { try Portefeuille.complete($0.value, in: store) }
                .filter { acteur.may(.consulterOffre, sur: $0.objet, le: now.jour) }
                .map { OffreEnSaisie($0, brouillon: try store.find(Brouillon.self, $0.offre.id)?.value, now: now) }
            let order: [StatutOffre] = [.aCompleter, .aVerifier, .validee]
            let sorted = whole.sorted { left, right in
                let ranks = [left, right].map { order.firstIndex(of: $0.offre.statut) ?? 0 }
                return (ranks[0], left.offre.id) < (ranks[1], right.offre.id)
            }
            return (sorted, offres.count > Self.parPage ? offres[Self.parPage - 1].value.id : nil)
        }
    }

    /// The first page of the offers of an actor.
    public func callAsFunction(by acteur: Acteur, now: Instant) throws -> [OffreEnSaisie] {
        try page(by: acteur, now: now).offres
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
