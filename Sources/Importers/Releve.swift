internal import Domain
internal import Tabular
internal import UseCases

/// What the first reading of an edition tells: which records it has, which differ from what the directory has taken, which are gone.
///
/// The whole file is checked before anything is stored. Memory is 24 bytes per row of use, then per record.
struct Releve: Sendable {
    private enum State: UInt8, Sendable {
        case unchanged, toRead
        /// To be read by a further reading: too many rows are held by this one.
        case postponed
    }

    private struct Entry: Sendable {
        let cle: Int64
        var valeur: Int64
        var rows: UInt32
        var isRecord: Bool
        var isKnown = false
        var state = State.unchanged
    }

    /// Rows of the file, header left out.
    let rows: Int
    /// The records that the directory has and the edition no longer.
    private(set) var gone: [EmpreinteConnue] = []
    /// How many records are to be read: new, or changed since what the directory has taken.
    private(set) var toRead = 0
    /// How many records the directory had, and how many of these changed or are gone.
    private(set) var known = 0
    private(set) var touched = 0
    /// The records, in the order of their keys.
    private var entries: [Entry] = []

    /// How many records the edition has.
    var records: Int { entries.count }

    /// Reads the whole file and compares it with what the directory has taken of it; all is to be read when the rules say so.
    ///
    /// Throws `FichierRefuse`: a damaged file, or too many rows refused.
    init(
        _ reader: some KeyedReader, of file: String, _ suivi: Suivi, in contexte: ContexteImport, log: DiagnosticLog,
        progress: Progression
    ) throws {
        while let cle = try reader.next() {
            entries.append(
                Entry(cle: cle, valeur: try reader.fingerprint(), rows: 1, isRecord: reader.makesRecord))
            if entries.count.isMultiple(of: 65_536) { progress("rows", reader.rows, 0) }
        }
        rows = reader.rows
        try FichierRefuse.check(file, rows: rows, errors: log.errors)
        entries += reader.corrections().map { Entry(cle: $0.cle, valeur: $0.valeur, rows: 0, isRecord: false) }
        gather()
        try contexte.store.read { try compare(with: $0, suivi, isFull: contexte.rules.isFull) }
    }

    /// Makes one entry of those of a record: fingerprints are summed, so that the order of rows does not matter.
    private mutating func gather() {
        entries.sort { $0.cle < $1.cle }
        var last = -1
        for rank in entries.indices {
            let entry = entries[rank]
            if last >= 0, entries[last].cle == entry.cle {
                entries[last].valeur &+= entry.valeur
                entries[last].rows += entry.rows
                entries[last].isRecord = entries[last].isRecord || entry.isRecord
            } else {
                last += 1
                entries[last] = entry
            }
        }
        entries = entries.prefix(last + 1).filter(\.isRecord)
    }

    /// Both lists are in the order of keys: they are followed together.
    private mutating func compare(with store: any StoreReader, _ suivi: Suivi, isFull: Bool) throws {
        var rank = 0
        try store.empreintes(suivi) { connue in
            known += 1
            while rank < entries.count, entries[rank].cle < connue.empreinte.cle { rank += 1 }
            guard rank < entries.count, entries[rank].cle == connue.empreinte.cle else {
                gone.append(connue)
                return
            }
            entries[rank].isKnown = true
            guard connue.empreinte.valeur == empreinte(rank).valeur else {
                touched += 1
                entries[rank].state = .toRead
                return
            }
        }
        touched += gone.count
        for rank in entries.indices {
            if isFull || !entries[rank].isKnown { entries[rank].state = .toRead }
            if entries[rank].state == .toRead { toRead += 1 }
        }
    }

    /// The rank of a record that is to be read now.
    func rankToRead(_ cle: Int64) -> Int? {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].cle < cle { low = middle + 1 } else { high = middle }
        }
        return low < entries.count && entries[low].cle == cle && entries[low].state == .toRead ? low : nil
    }

    /// The number of rows of a record.
    func rows(_ rank: Int) -> Int { Int(entries[rank].rows) }

    /// The fingerprint of a record.
    func empreinte(_ rank: Int) -> Empreinte {
        var empreinte = Empreinte(cle: entries[rank].cle, valeur: entries[rank].valeur)
        empreinte.estConnue = entries[rank].isKnown
        return empreinte
    }

    /// Leaves a record to a further reading.
    mutating func postpone(_ rank: Int) { entries[rank].state = .postponed }

    /// A record was read whole.
    mutating func finish(_ rank: Int) { entries[rank].state = .unchanged }

    /// What is left becomes what is to be read; `false` when nothing is left.
    mutating func nextReading() -> Bool {
        guard entries.contains(where: { $0.state == .postponed }) else { return false }
        for rank in entries.indices {
            entries[rank].state = entries[rank].state == .postponed ? .toRead : .unchanged
        }
        return true
    }
}
