public import Domain

/// Brings what consumers read of some aggregates to what is stored: resources are published again with the offers that are made
/// of them, and withdrawn when no published offer is.
///
/// The store runs it at the end of a transaction, once nobody else may publish: what it reads is what is stored when its dates
/// are given, whoever writes at the same time.
public struct Republier {
    private let publisher: any Publisher
    private let now: Instant
    private let store: any StoreWriter

    /// The use case inside a transaction.
    public init(publisher: any Publisher, now: Instant, in store: any StoreWriter) {
        self.publisher = publisher
        self.now = now
        self.store = store
    }

    /// Publishes and withdraws what some aggregates are the source of. `part` is told after each part of the work.
    public func callAsFunction(_ sources: Set<PublicationSource>, part: () throws -> Void = {}) throws {
        var offres: Set<Identifiant> = []
        var left: Set<PublicationSource> = []
        for source in sources {
            let published = try store.offresPubliees(of: source)
            if published.isEmpty { left.insert(source) }
            offres.formUnion(published)
        }
        left.formUnion(try around(left))
        let unsupported = try Self.unsupported(left.flatMap(\.resources), in: store)
        try store.withdraw(unsupported, now: now)
        let sorted = offres.sorted()
        for start in stride(from: 0, to: sorted.count, by: 200) {
            try publish(Array(sorted[start..<min(start + 200, sorted.count)]))
            try part()
        }
    }

    /// The resources among these that no published offer is made of.
    public static func unsupported(_ resources: [ResourceKey], in store: any StoreReader) throws -> [ResourceKey] {
        let supported = try store.supported(Set(resources.flatMap(\.sources)))
        return resources.filter { supported.isDisjoint(with: $0.sources) }
    }

    private func publish(_ offres: [Identifiant]) throws {
        for (id, whole) in try Portefeuille.completes(offres, in: store) {
            guard let whole, whole.offre.estPubliable else {
                try store.withdraw(PublicationSource.offre(id).resources, now: now)
                continue
            }
            let publications = publisher.publications(of: whole)
            let published = Set(publications.map(\.key))
            try store.withdraw(whole.sources.flatMap(\.resources).filter { !published.contains($0) }, now: now)
            try store.publish(publications, now: now)
        }
    }

    /// What offers and places that are no longer published referred to.
    private func around(_ left: Set<PublicationSource>) throws -> [PublicationSource] {
        var offres: [Identifiant] = []
        var structures: [Identifiant] = []
        for source in left {
            switch source {
            case .offre(let id): offres.append(id)
            case .structure(let id): structures.append(id)
            case .professionnel, .organisationInterne, .entiteJuridique: break
            }
        }
        let former = try store.find(OffreOperationnelle.self, offres).map(\.value)
        structures += former.map(\.porteur.structure)
        let places = try store.find(EntiteGeographique.self, Array(Set(structures))).map(\.value)
        let own = try store.find(OrganisationInterne.self, former.map(\.porteur.organisation)).map(\.value)
        let organisations = try own.flatMap { try Organigramme.chaine($0, in: store) }
        return organisations.map { .organisationInterne($0.id) }
            + former.compactMap { $0.liberal.map { .professionnel($0.professionnel) } }
            + structures.map { .structure($0) }
            + places.compactMap(\.entiteJuridique).map { .entiteJuridique($0) }
    }
}
