/// Reads a text file of records in constant memory: fields separated by one character, quoted or not.
///
/// Not quoted: one record per line, a separator at its end accepted, a quote is a character like another. Quoted, as RFC 4180 writes
/// it: a quote is doubled, a quoted field may hold separators and line ends. LF or CRLF and an optional byte-order mark are accepted;
/// empty lines are passed over. A record longer than the limit becomes a diagnostic of rule `ligne-trop-longue` and the reading goes
/// on at the next line.
public final class RecordReader {
    /// The current record, its fields without their quotes.
    public private(set) var row = TextRow()

    private let fileName: String
    private let separator: UInt8
    private let isQuoted: Bool
    private let limit: Int
    private let log: DiagnosticLog
    private var lines: LineReader
    /// The lines of a record that goes on after a line end.
    private var record: [UInt8] = []

    /// A reader of a source; the limit of a record is in bytes.
    public init(
        _ source: ByteSource, separator: Character = "|", isQuoted: Bool = false, limit: Int = 1 << 20,
        log: DiagnosticLog
    ) {
        fileName = source.name
        self.separator = separator.asciiValue ?? 0x7C
        self.isQuoted = isQuoted
        self.limit = limit
        self.log = log
        lines = LineReader(source, limit: limit)
    }

    /// Reads the first record as the names of the columns.
    ///
    /// - Throws: `TabularError` when there is no record or it is not text.
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
            case .tooLong: addTooLong(line: lines.number)
            case .line where lines.withLine(\.isEmpty): continue
            case .line where !isQuoted:
                lines.withLine { row.set($0, line: lines.number, separator: separator) }
                return true
            case .line:
                row.removeAll(line: lines.number)
                if lines.withLine({ $0.count { $0 == quote }.isMultiple(of: 2) }) {
                    lines.withLine { split($0) }
                    return true
                }
                if try completeRecord() { return true }
            }
        }
    }

    private var quote: UInt8 { 0x22 }

    /// Joins the following lines until the quotes of the record are balanced; `false` when it is given up.
    private func completeRecord() throws(TabularError) -> Bool {
        record.removeAll(keepingCapacity: true)
        lines.withLine { record.append(contentsOf: $0) }
        while true {
            let outcome = try lines.next()
            guard case .line = outcome, record.count + 1 + lines.withLine(\.count) <= limit else {
                addTooLong(line: row.line)
                return false
            }
            record.append(0x0A)
            lines.withLine { record.append(contentsOf: $0) }
            if !lines.withLine({ $0.count { $0 == quote }.isMultiple(of: 2) }) {
                record.withUnsafeBufferPointer { split($0) }
                return true
            }
        }
    }

    private func split(_ bytes: UnsafeBufferPointer<UInt8>) {
        var position = 0
        repeat {
            let start = row.bytes.count
            if position < bytes.count, bytes[position] == quote {
                position = appendQuoted(bytes, from: position + 1)
            }
            let stop = bytes[position...].firstIndex(of: separator) ?? bytes.count
            row.bytes.append(contentsOf: bytes[position..<stop])
            row.appendField(start..<row.bytes.count)
            position = stop + 1
        } while position <= bytes.count
    }

    /// Appends a quoted field to the row; returns the position after its closing quote.
    private func appendQuoted(_ bytes: UnsafeBufferPointer<UInt8>, from first: Int) -> Int {
        var position = first
        while let next = bytes[position...].firstIndex(of: quote) {
            row.bytes.append(contentsOf: bytes[position..<next])
            guard next + 1 < bytes.count, bytes[next + 1] == quote else { return next + 1 }
            row.bytes.append(quote)
            position = next + 2
        }
        row.bytes.append(contentsOf: bytes[position...])
        return bytes.count
    }

    private func addTooLong(line: Int) {
        let unclosed = isQuoted ? " or its quotes are not closed" : ""
        log.add(
            Diagnostic(
                .error, file: fileName, line: line, rule: "ligne-trop-longue",
                message: "The record is longer than \(limit) bytes\(unclosed): it was left out."))
    }
}
