public import Domain

/// Gives each offer the convention data that Ameli has of it.
public final class ImporterConventions {
    /// A change of one offer.
    public struct Ecriture: Sendable {
        /// The offer.
        public let offre: Identifiant
        /// The convention data; `nil` to take them away.
        public let convention: Convention?
        /// Whether the offer had other data before.
        public let remplace: Bool
    }

    private let store: any Store
    private let publisher: any Publisher
    private let provenance: Provenance
    private let dryRun: Bool
    private let now: @Sendable () -> Instant
    private var connues: [Identifiant: Convention] = [:]
    private var count = 0
    /// What has been done so far, in offers: `created` got data, `changed` got other ones, `closed` lost them.
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

    /// Gives every liberal offer in the register, to be matched; answers how many had convention data.
    public func forEachOffre(progress: (Int) -> Void, _ body: (OffreComplete) throws -> Void) throws -> Int {
        var after: Identifiant?
        while true {
            let page = try store.read { store in
                try Portefeuille.completes(
                    store.ids(of: OffreOperationnelle.self, after: after, limit: 1000), in: store)
            }
            guard let last = page.last else { return connues.count }
            after = last.id
            for case let (_, whole?) in page where whole.offre.liberal != nil {
                if let known = whole.offre.liberal?.convention?.valeur { connues[whole.offre.id] = known }
                count += 1
                try body(whole)
            }
            progress(count)
        }
    }

    /// What is to be written: the offers whose data differ from what the matching says.
    public func plan(_ matching: RapprochementAmeli) throws -> [Ecriture] {
        var changes: [Ecriture] = []
        var seen = 0
        matching.forEach { offre, convention in
            seen += 1
            let known = connues[offre]
            guard known != convention else { return }
            changes.append(Ecriture(offre: offre, convention: convention, remplace: known != nil))
        }
        bilan.unchanged = count - changes.count
        return changes.sorted { $0.offre < $1.offre }
    }

    /// Writes a plan by transactions of 500.
    public func apply(_ plan: [Ecriture], progress: (Int) -> Void = { _ in }) throws {
        for start in stride(from: 0, to: plan.count, by: 500) {
            let part = plan[start..<min(start + 500, plan.count)]
            bilan.add(
                try store.write(dryRun: dryRun) { store in
                    var counts = BilanImport()
                    let corriger = try CorrigerAnomalies(provenance: provenance, now: now(), in: store)
                    for change in part { try write(change, corriger, in: store, &counts) }
                    return counts
                })
            progress(start + part.count)
        }
    }

    private func write(
        _ change: Ecriture, _ corriger: CorrigerAnomalies, in store: any StoreWriter, _ counts: inout BilanImport
    ) throws {
        guard let found = try store.find(OffreOperationnelle.self, change.offre) else { return }
        var offre = found.value
        guard offre.receive(change.convention, provenance: provenance, now: now()) else { return }
        let auteur = try Acteur.repertoire(provenance).auteurDuRepertoire(le: now().jour)
        try store.save(offre, version: found.version, by: auteur, now: now())
        if change.convention == nil {
            counts.closed += 1
        } else if change.remplace {
            counts.changed += 1
        } else {
            counts.created += 1
        }
        // The offer with what it refers to is read only when something is to be done with it.
        guard offre.estPubliable || corriger.concerns(offre.id) else { return }
        let whole = try Portefeuille.complete(offre, in: store)
        try corriger(whole, in: store)
        if offre.estPubliable { try store.republish([.offre(offre.id)], by: publisher, now: now()) }
    }
}
