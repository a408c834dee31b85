internal import Domain
internal import Tabular

/// The second reading: gives the records to be read, each whole and once, in bounded memory.
///
/// A record comes as soon as all its rows are read. When those of too many records are not together, some records are left to a
/// further reading, so that about `heldRows` rows at most are ever in memory.
struct Relecture<Reader: KeyedReader> {
    /// A record that differs: its fingerprint, and what its rows say.
    typealias Record = (empreinte: Empreinte, rows: [Reader.Row])

    private var releve: Releve
    private let heldRows: Int
    private let open: @Sendable () throws -> Reader
    private var reader: Reader?
    private var isEnded: Bool
    /// The rows of records that are not whole yet, by rank, and how many are to come.
    private var held: [Int: (rows: [Reader.Row], rest: Int)] = [:]
    private var heldCount = 0

    init(_ releve: Releve, heldRows: Int = 200_000, open: @escaping @Sendable () throws -> Reader) {
        self.releve = releve
        self.heldRows = heldRows
        self.open = open
        isEnded = releve.toRead == 0
    }

    /// The next records, at most so many; none at the end.
    mutating func next(_ count: Int) throws -> [Record] {
        var records: [Record] = []
        while records.count < count, let record = try next() { records.append(record) }
        return records
    }

    private mutating func next() throws -> Record? {
        while !isEnded {
            let reader = try reader ?? open()
            self.reader = reader
            while let cle = try reader.next() {
                guard let rank = releve.rankToRead(cle) else { continue }
                if let record = take(rank, reader) { return record }
            }
            (self.reader, held, heldCount) = (nil, [:], 0)
            isEnded = !releve.nextReading()
        }
        return nil
    }

    /// Takes a row; answers its record when it is whole.
    private mutating func take(_ rank: Int, _ reader: Reader) -> Record? {
        let known = held.removeValue(forKey: rank)
        if known == nil, releve.rows(rank) > 1, heldCount >= heldRows {
            releve.postpone(rank)
            return nil
        }
        var (rows, rest) = known ?? ([], releve.rows(rank))
        if let row = reader.row() { rows.append(row) }
        rest -= 1
        if rest > 0 {
            held[rank] = (rows, rest)
            heldCount += 1
            return nil
        }
        heldCount -= releve.rows(rank) - 1
        releve.finish(rank)
        return (releve.empreinte(rank), rows)
    }
}
