public import Domain

/// Brings the directory to what an edition of RPPS says, by batches of persons, then withdraws what it no longer has.
///
/// Each batch is one transaction. What professionals typed is never changed; offers already published are published
/// again when what the register owns has changed.
public final class ImporterRPPS {
    private let store: any Store
    private let publisher: any Publisher
    private let provenance: Provenance
    private let dryRun: Bool
    private let now: @Sendable () -> Instant
    private var seen: Set<Identifiant> = []
    private var changedPlaces: Set<String> = []
    /// What has been done so far.
    public private(set) var bilan = BilanImport()

    /// An import of one edition. With `dryRun` the counts are the same and nothing is stored.
    public init(
        store: any Store, publisher: any Publisher, provenance: Provenance, dryRun: Bool,
        now: @escaping @Sendable () -> Instant
    ) {
        self.store = store
        self.publisher = publisher
        self.provenance = provenance
        self.dryRun = dryRun
        self.now = now
    }

    /// Brings some persons to what the edition says of them. Each person comes whole and once in an edition; a few
    /// hundreds make a good batch.
    public func importer(_ fiches: [FichePersonne]) throws {
        var result = LotRPPS.Resultat()
        try transaction { store in
            let batch = try LotRPPS(
                fiches, changedPlaces: changedPlaces, provenance: provenance, now: now(), in: store)
            result = try batch.apply(publisher: publisher)
            return result.bilan
        }
        seen.formUnion(result.professionnels)
        changedPlaces.formUnion(result.changedPlaces)
    }

    /// Withdraws the offers of the persons whom the edition no longer has. To be called once, after the last batch.
    public func retirerAbsents() throws {
        var after: Identifiant?
        while true {
            let page = try store.read { try $0.identifiantsProfessionnels(after: after, limit: 2000) }
            guard let last = page.last else { return }
            let absent = page.filter { !seen.contains($0) }
            if !absent.isEmpty { try retirer(absent) }
            after = last
        }
    }

    private func retirer(_ professionnels: [Identifiant]) throws {
        try transaction { store in
            var bilan = BilanImport()
            for found in try store.offres(professionnels: professionnels) {
                var offre = found.value
                guard offre.retirer(now: now()) else { continue }
                bilan.closed += 1
                try store.save(offre, version: found.version, auteur: .repertoire(provenance), now: now())
                try store.withdraw(publisher.resources(ofOffre: offre.id), now: now())
            }
            return bilan
        }
    }

    /// Runs one transaction; with `dryRun` it is undone once its counts are known.
    private func transaction(_ work: (any StoreWriter) throws -> BilanImport) throws {
        var counts = BilanImport()
        do {
            try store.write(relaxed: true) { store in
                counts = try work(store)
                if dryRun { throw Undo() }
            }
        } catch is Undo {}
        bilan.add(counts)
    }

    private struct Undo: Error {}
}
