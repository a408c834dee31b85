public import Domain

/// Writes a synthetic edition of RPPS, in the true format of `PS_LibreAcces_Personne_activite`: 56 columns, a separator
/// at the end of lines, no quoting.
///
/// The same seed, number and communes give the same bytes. Memory does not depend on the number of professionals.
public struct GenerationRPPS: Sendable {
    private let professionals: Int
    private let seed: UInt64
    private let communes: TirageCommunes

    /// A generation of some professionals, placed in these communes according to their population.
    public init(professionals: Int, seed: UInt64, communes: [Commune]) {
        self.professionals = professionals
        self.seed = seed
        self.communes = TirageCommunes(communes)
    }

    /// The first rank of RPPS numbers: those below are for the demonstration.
    static let firstRank = 1000

    /// Writes the edition by blocks of about 256 KiB and answers what it holds.
    public func write(to sink: ([UInt8]) throws -> Void) rethrows -> Ledger {
        var ledger = Ledger()
        var block = LigneRPPS.header
        var late: LigneRPPS?
        for rank in 0..<professionals {
            var author = AuteurLignes(seed: seed, rank: Self.firstRank + rank, communes: communes)
            let rows = author.rows(&ledger)
            for row in rows { block += row.bytes }
            if let row = late { block += row.bytes }
            late = author.lateRow
            if block.count > 1 << 18 {
                try sink(block)
                block.removeAll(keepingCapacity: true)
            }
        }
        if let row = late { block += row.bytes }
        try sink(block)
        return ledger
    }
}
