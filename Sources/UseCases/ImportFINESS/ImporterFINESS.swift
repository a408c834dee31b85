public import Domain

/// Brings legal entities and sites to what an edition of FINESS says, by batches of one transaction each.
public final class ImporterFINESS {
    /// What FINESS describes.
    public enum Fiche: Sendable, Equatable {
        case entiteJuridique(FicheFINESSEJ)
        case site(FicheFINESS)
    }

    private let store: any Store
    private let publisher: any Publisher
    private let provenance: Provenance
    private let dryRun: Bool
    private let now: @Sendable () -> Instant
    /// What has been done so far, in sites and legal entities.
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

    /// Takes some records; a legal entity comes in the same batch as its sites, or in an earlier one.
    public func take(_ fiches: [(fiche: Fiche, empreinte: Empreinte)]) throws {
        try transaction { try $0.apply(fiches) }
    }

    /// Closes the sites that the edition no longer has; legal entities stay, since their sites tell what is open.
    public func close(_ absents: [EmpreinteConnue]) throws {
        try transaction { lot in
            for absent in absents { try lot.close(absent.agregat) }
            try lot.store.forget(cles: absents.map(\.empreinte.cle), .sitesFINESS)
        }
    }

    private func transaction(_ work: (inout LotFINESS) throws -> Void) throws {
        bilan.add(
            try store.write(dryRun: dryRun) { store in
                var lot = try LotFINESS(store: store, publisher: publisher, provenance: provenance, now: now())
                try work(&lot)
                return lot.bilan
            })
    }
}
