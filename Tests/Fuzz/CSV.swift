@testable import Tabular

/// Quoted CSV: what RFC 4180 writes reads back, and no record passes its limit.
enum CSV {
    static func check(_ bytes: [UInt8]) {
        var input = FuzzInput(bytes)
        let chunk = input.number(upTo: 64)
        let limit = input.number(upTo: 128)
        guard let records = read(input.rest, chunk, limit, DiagnosticLog()) else { return }
        must(records.allSatisfy { $0.reduce(0) { $0 + $1.count } <= limit }, "a record is not longer than the limit")
        let log = DiagnosticLog()
        let written = write(records)
        let again = read(written, chunk, 1 << 16, log)
        let expected = records.map { $0.map(withoutReturns) }
        must(again == expected, "records, written and read again, are the same, their lines ended by line feeds")
        must(log.errors == 0, "what we write is refused nowhere")
        if limit > bytes.count {
            must(read(input.rest, 64, 1 << 16, DiagnosticLog()) == records, "pieces do not matter")
        }
    }

    private static func read(_ file: [UInt8], _ chunk: Int, _ limit: Int, _ log: DiagnosticLog) -> [[[UInt8]]]? {
        guard case .plain = Container(prefix: file), let source = try? ByteSource(bytes: file, name: "essai") else {
            return nil
        }
        source.chunkLength = chunk
        let reader = RecordReader(source, separator: ",", isQuoted: true, limit: limit, log: log)
        var records: [[[UInt8]]] = []
        var line = 0
        while (try? reader.next()) == true {
            must(reader.row.line > line, "records follow each other")
            line = reader.row.line
            records.append((0..<reader.row.count).map { reader.row.written($0) })
        }
        return records
    }

    /// A carriage return before a line feed is the end of a line: it is not kept.
    private static func withoutReturns(_ field: [UInt8]) -> [UInt8] {
        field.indices.filter { field[$0] != 0x0D || $0 + 1 == field.count || field[$0 + 1] != 0x0A }.map { field[$0] }
    }

    /// Every field quoted, every quote doubled. Source: RFC 4180 §2.
    private static func write(_ records: [[[UInt8]]]) -> [UInt8] {
        Array(records.map { Array($0.map(quoted).joined(separator: [0x2C])) }.joined(separator: [0x0D, 0x0A]))
    }

    private static func quoted(_ field: [UInt8]) -> [UInt8] {
        [0x22] + field.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
    }
}
