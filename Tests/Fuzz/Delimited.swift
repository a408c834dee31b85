@testable import Tabular

/// Lines with separators and without quotes: the reader agrees with a model that holds the whole file.
enum Delimited {
    private struct Row: Equatable {
        let line: Int
        let fields: [[UInt8]]
    }

    static func check(_ bytes: [UInt8]) {
        var input = FuzzInput(bytes)
        let chunk = input.number(upTo: 64)
        let limit = input.number(upTo: 128)
        let file = input.rest
        let log = DiagnosticLog()
        guard let reader = reader(file, chunk, limit, log), let rows = try? all(reader) else { return }
        let (expected, tooLong) = model(file, limit)
        must(rows == expected, "rows are the lines of the file, cut at the separators")
        must(log.errors == tooLong, "each line that is too long is told")
    }

    private static func reader(_ file: [UInt8], _ chunk: Int, _ limit: Int, _ log: DiagnosticLog) -> RecordReader? {
        // What looks like an archive is another target's.
        guard case .plain = Container(prefix: file), let source = try? ByteSource(bytes: file, name: "essai") else {
            return nil
        }
        source.chunkLength = chunk
        return RecordReader(source, limit: limit, log: log)
    }

    private static func all(_ reader: RecordReader) throws -> [Row] {
        var rows: [Row] = []
        while try reader.next() {
            text(reader.row)
            let fields = (0..<reader.row.count).map { reader.row.written($0) }
            rows.append(Row(line: reader.row.line, fields: fields))
        }
        return rows
    }

    private static func model(_ file: [UInt8], _ limit: Int) -> (rows: [Row], tooLong: Int) {
        var rows: [Row] = []
        var tooLong = 0
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let start = file.starts(with: mark) ? 3 : 0
        let lines = file[start...].split(separator: 0x0A, omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            let kept = line.last == 0x0D ? line.dropLast() : line
            if kept.count > limit {
                tooLong += 1
            } else if !kept.isEmpty {
                var fields = kept.split(separator: 0x7C, omittingEmptySubsequences: false).map { Array($0) }
                if fields.last?.isEmpty == true { fields.removeLast() }
                rows.append(Row(line: number + 1, fields: fields))
            }
        }
        return (rows, tooLong)
    }

    /// A field is text, or is told not to be.
    private static func text(_ row: TextRow) {
        for column in 0...row.count {
            let bytes = row.written(column)
            guard let text = try? row.text(column) else { continue }
            must(String(validating: bytes, as: UTF8.self) != nil, "only UTF-8 is text")
            must(!text.hasPrefix(" ") && !text.hasSuffix(" "), "the spaces around a text are left out")
            var appended: [UInt8] = []
            row.append(column, to: &appended)
            must(appended.elementsEqual(text.utf8), "both ways of reading a field agree")
            if let digits = row.digits(column) {
                must(Int64(text) == digits.value && digits.count == bytes.count, "digits are the number they write")
            }
        }
    }
}

extension TextRow {
    /// The bytes of a field as the file has them, without quotes.
    func written(_ column: Int) -> [UInt8] { column < count ? Array(bytes[ranges[column]]) : [] }
}
