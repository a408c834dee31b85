internal import Tabular

/// Reads a text file of a register, one row after the other, in constant memory.
final class RegisterRows {
    /// The rows read so far, header left out.
    private(set) var count = 0
    /// The name of the file or archive entry.
    let name: String
    let header: HeaderMap
    /// Whether a text that is not UTF-8 is read as Windows-1252.
    let isLegacy: Bool
    private let records: RecordReader
    private let log: DiagnosticLog

    /// Begins to read, header included. Throws `FichierRefuse` when there is none.
    init(
        _ source: ByteSource, separator: Character = "|", isQuoted: Bool = false, isLegacy: Bool = false,
        log: DiagnosticLog
    ) throws(FichierRefuse) {
        records = RecordReader(source, separator: separator, isQuoted: isQuoted, log: log)
        self.log = log
        name = source.name
        self.isLegacy = isLegacy
        do throws(TabularError) { header = try records.readHeader() } catch { throw FichierRefuse(error) }
    }

    /// Throws `FichierRefuse` when the file lacks some columns; `kind` says what it should be.
    func require(_ columns: [String], kind: String) throws(FichierRefuse) {
        let missing = header.missing(columns)
        guard !missing.isEmpty else { return }
        let list = missing.map { "« \($0) »" }.joined(separator: ", ")
        throw FichierRefuse(.missingColumns(missing), "The file \(name) is no \(kind): it lacks \(list).")
    }

    /// Moves to the next row; `false` at the end. Throws `FichierRefuse` when the file turns out to be damaged.
    func next() throws(FichierRefuse) -> Bool {
        do throws(TabularError) {
            guard try records.next() else { return false }
        } catch {
            throw FichierRefuse(error)
        }
        count += 1
        return true
    }

    /// The current row. To be let go before the next one: its bytes are not copied.
    var row: RegisterRow { RegisterRow(fields: records.row, file: self, log: log) }
}
