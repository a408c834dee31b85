/// Reads a register file: one record per line, fields separated by one character, no quoting and no escaping.
///
/// LF or CRLF, an optional byte-order mark and a separator at the end of lines are accepted; empty lines are passed
/// over. A line longer than the limit becomes a diagnostic of rule `ligne-trop-longue` and the reading goes on.
/// Memory is constant; nothing is allocated per field.
public final class DelimitedReader {
    /// The current record.
    public private(set) var row = TextRow()

    private let fileName: String
    private let separator: UInt8
    private let limit: Int
    private let log: DiagnosticLog
    private var lines: LineReader

    /// A reader of a source; the limit of a line is in bytes.
    public init(_ source: ByteSource, separator: Character = "|", lineLimit: Int = 1 << 20, log: DiagnosticLog) {
        fileName = source.name
        self.separator = separator.asciiValue ?? 0x7C
        limit = lineLimit
        self.log = log
        lines = LineReader(source, limit: lineLimit)
    }

    /// Reads the first line as the names of the columns.
    ///
    /// - Throws: `TabularError` when there is no line or it is not UTF-8 text.
    public func readHeader() throws(TabularError) -> HeaderMap {
        guard try next() else { throw TabularError(.header, "The file \(fileName) is empty.") }
        return try HeaderMap(row, file: fileName)
    }

    /// Moves to the next record; `false` at the end of the file.
    ///
    /// - Throws: `TabularError` when the source is damaged or passes a limit.
    public func next() throws(TabularError) -> Bool {
        while true {
            switch try lines.next() {
            case .end: return false
            case .tooLong: addTooLong()
            case .line:
                lines.withLine { row.set($0, line: lines.number, separator: separator) }
                row.offset = lines.offset
                if !row.bytes.isEmpty { return true }
            }
        }
    }

    /// Goes to a record that another reading found there, the current one or a later one: the next record is this one.
    ///
    /// - Throws: `TabularError` when the source is damaged or passes a limit.
    public func move(to offset: Int, line: Int) throws(TabularError) {
        try lines.move(to: offset, line: line)
    }

    private func addTooLong() {
        log.add(
            Diagnostic(
                .error, file: fileName, line: lines.number, rule: "ligne-trop-longue",
                message: "The line is longer than \(limit) bytes and was left out."))
    }
}
