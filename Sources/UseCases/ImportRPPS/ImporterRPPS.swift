public import Domain

/// Brings the directory to what an edition of RPPS says, by batches of persons, then withdraws whom it no longer has.
///
/// Each batch is one transaction, with the fingerprints of its persons: a run that is cut is taken up where it stopped. What
/// professionals typed is never changed; offers already published are published again when what the register owns has
/// changed.
public final class ImporterRPPS {
    private let store: any Store
    private let publisher: any Publisher
    private let provenance: Provenance
    private let dryRun: Bool
    private let now: @Sendable () -> Instant
    private let memoire: MemoireRPPS
    private let actives: Int
    private var compte = BilanImport()

    /// An import of one edition. With `dryRun` the counts are the same and nothing is stored.
    public init(
        store: any Store, publisher: any Publisher, provenance: Provenance, dryRun: Bool,
        now: @escaping @Sendable () -> Instant
    ) throws {
        self.store = store
        self.publisher = publisher
        self.provenance = provenance
        self.dryRun = dryRun
        self.now = now
        (actives, memoire) = try store.read { store in
            let isEmpty = try store.isEmpty(Professionnel.self) && store.isEmpty(EntiteGeographique.self)
            return (try store.nombreOffresActives(), MemoireRPPS(annuaireVide: isEmpty))
        }
    }

    /// Whether the directory had neither professional nor place when the import began.
    public var annuaireVide: Bool { memoire.annuaireVide }

    /// What has been done so far, in offers.
    public var bilan: BilanImport {
        var bilan = compte
        bilan.unchanged = actives - bilan.changed - bilan.closed
        return bilan
    }

    /// The share of the offers of the directory that have changed or closed so far, 0 to 1; 0 in an empty directory.
    public var partTouchee: Double {
        actives == 0 ? 0 : Double(compte.changed + compte.closed) / Double(actives)
    }

    /// Brings some persons to what the edition says of them. Each person comes whole and once in an edition; some hundreds
    /// make a good batch.
    public func take(_ fiches: [FichePersonne]) throws {
        try transaction { lot in
            try lot.apply(fiches)
        } load: {
            fiches
        }
    }

    /// Withdraws the offers of persons whom the edition no longer has, and forgets their fingerprints.
    public func withdraw(_ absents: [EmpreinteConnue]) throws {
        for start in stride(from: 0, to: absents.count, by: 500) {
            let some = absents[start..<min(start + 500, absents.count)]
            try transaction { lot in
                try lot.withdraw(professionnels: some.map(\.agregat))
                try lot.store.forget(cles: some.map(\.empreinte.cle), .personnesRPPS)
            }
        }
    }

    /// Forgets what was typed in offers withdrawn, and in drafts left, for 60 days. Answers how many offers.
    @discardableResult
    public func forgetSaisies() throws -> Int {
        try dryRun ? 0 : OublierSaisies(store: store)(now: now())
    }

    /// Runs one transaction; with `dryRun` it is undone once its counts are known.
    private func transaction(
        _ work: (inout LotRPPS) throws -> Void, load fiches: () -> [FichePersonne] = { [] }
    ) throws {
        let done = try store.write(dryRun: dryRun) { store in
            var lot = try LotRPPS(
                fiches(), memoire: memoire, provenance: provenance, now: now(), publisher: publisher, in: store)
            try work(&lot)
            return lot
        }
        compte.add(done.bilan)
        memoire.remember(done)
    }
}

extension LotRPPS {
    /// Withdraws all the offers of professionals.
    mutating func withdraw(professionnels: [Identifiant]) throws {
        let found = try store.find(OffreOperationnelle.self, by: .professionnel, professionnels.map { .id($0) })
        for offre in found { try withdraw(offre) }
    }
}
