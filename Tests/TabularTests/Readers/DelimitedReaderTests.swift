import Foundation
import Tabular
import Testing

@testable import Tabular

struct DelimitedReaderTests {
    private func rows(_ bytes: [UInt8], lineLimit: Int = 1 << 20, log: DiagnosticLog = .init()) throws -> [[String]] {
        let source = try ByteSource(bytes: bytes, name: "file.txt")
        let reader = RecordReader(source, limit: lineLimit, log: log)
        var rows: [[String]] = []
        while try reader.next() {
            rows.append(try (0..<reader.row.count).map { try reader.row.text($0) })
        }
        return rows
    }

    @Test(
        "cuts lines and fields",
        arguments: [
            ("a|b|\nc|d|\n", [["a", "b"], ["c", "d"]]),
            ("a|b\r\nc|d\r\n", [["a", "b"], ["c", "d"]]),
            ("\u{FEFF}a|b|", [["a", "b"]]),
            ("|||\n", [["", "", ""]]),
            ("a||c", [["a", "", "c"]]),
            ("\n\n \"x|y\" |\n\r\n", [["\"x", "y\""]]),
            ("", []),
        ])
    func cuts(text: String, expected: [[String]]) throws {
        #expect(try rows(Array(text.utf8)) == expected)
    }

    @Test("finds the fields of lines of every length, whatever bytes are around the separators")
    func everyLength() throws {
        let pieces = ["", "|", "a", "||", "é", "}{|", "\u{7F}", "|ü|", "œuvre"]
        for length in 0..<300 {
            let text = (0..<length).map { pieces[($0 * 7 + length * $0 / 3) % pieces.count] }.joined()
            var expected = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            if expected.last == "" { expected.removeLast() }
            let source = try ByteSource(bytes: Array(text.utf8), name: "f")
            let reader = RecordReader(source, log: .init())
            guard try reader.next() else {
                #expect(text.isEmpty)
                continue
            }
            let fields = (0..<reader.row.count).map { column in
                var bytes: [UInt8] = []
                reader.row.append(column, to: &bytes)
                return String(decoding: bytes, as: UTF8.self)
            }
            #expect(fields == expected.map { $0.trimmingCharacters(in: [" "]) })
        }
    }

    @Test(
        "takes a line as long as the limit, its end and a byte-order mark not counted, in pieces of any size",
        arguments: [1, 2, 3, 5, 64])
    func longest(piece: Int) throws {
        let source = try ByteSource(bytes: Array("\u{FEFF}aaa|bbb\r\nccc|ddd\r\ne|fffffg\r\nh".utf8), name: "f")
        source.chunkLength = piece
        let log = DiagnosticLog()
        let reader = RecordReader(source, limit: 7, log: log)
        var first: [String] = []
        while try reader.next() { first.append(try reader.row.text(0)) }
        #expect(first == ["aaa", "ccc", "h"])
        #expect(log.kept.map(\.line) == [3])
    }

    @Test("numbers lines from the first one, empty lines counted")
    func lineNumbers() throws {
        let reader = RecordReader(try ByteSource(bytes: Array("a|\n\nb|".utf8), name: "f"), log: .init())
        #expect(try reader.next() && reader.row.line == 1)
        #expect(try reader.next() && reader.row.line == 3)
        #expect(try !reader.next())
    }

    @Test("leaves out a line of 10 MB, says so, and goes on")
    func longLine() throws {
        let log = DiagnosticLog()
        let long = [UInt8](repeating: 0x61, count: 10 << 20)
        let rows = try rows(Array("a|\n".utf8) + long + Array("\nb|\n".utf8) + long, log: log)
        #expect(rows == [["a"], ["b"]])
        #expect(log.kept.map(\.line) == [2, 4])
        #expect(log.counts == ["ligne-trop-longue": 2])
    }

    @Test("reads lines that lie across the chunks of the source")
    func chunks() throws {
        let lines = (0..<60_000).map { "\($0)|" + String(repeating: "é", count: $0 % 17) + "|" }
        let text = lines.joined(separator: "\n")
        let rows = try rows(Array(text.utf8), lineLimit: 200)
        #expect(rows.count == 60_000)
        #expect(rows.enumerated().allSatisfy { $1[0] == String($0) && $1[1].count == $0 % 17 })
    }

    @Test("tells a wrong encoding from text, field by field; a NUL is a character")
    func badText() throws {
        let source = try ByteSource(bytes: [0x61, 0x7C, 0x00, 0x62, 0x7C, 0xE9, 0x74, 0xE9, 0x7C], name: "f")
        let reader = RecordReader(source, log: .init())
        #expect(try reader.next())
        #expect(try reader.row.text(0) == "a")
        #expect(try reader.row.text(1) == "\u{0}b")
        #expect(throws: InvalidText.notUTF8) { try reader.row.text(2) }
        #expect(try reader.row.text(99) == "")
        #expect(reader.row.isEmpty(99) && !reader.row.isEmpty(1) && reader.row.equals(0, "a"))
    }

    @Test("refuses a header that is missing or not UTF-8")
    func header() throws {
        #expect(throws: TabularError.self) {
            try RecordReader(ByteSource(bytes: [], name: "f"), log: .init()).readHeader()
        }
        #expect(throws: TabularError.self) {
            try RecordReader(ByteSource(bytes: [0xFF, 0xFE, 0x61, 0x00], name: "f"), log: .init()).readHeader()
        }
    }
}
