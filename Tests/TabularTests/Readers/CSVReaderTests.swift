import Tabular
import Testing

struct CSVReaderTests {
    private func rows(_ text: String, separator: Character = ",", log: DiagnosticLog = .init()) throws -> [[String]] {
        let source = try ByteSource(bytes: Array(text.utf8), name: "file.csv")
        let reader = RecordReader(source, separator: separator, isQuoted: true, log: log)
        var rows: [[String]] = []
        while try reader.next() {
            rows.append(try (0..<reader.row.count).map { try reader.row.text($0) })
        }
        return rows
    }

    @Test(
        "reads quoted and plain fields",
        arguments: [
            ("a,b\r\n\"c\",\"d,e\"\n", [["a", "b"], ["c", "d,e"]]),
            ("\"say \"\"yes\"\"\",\"\"\n", [["say \"yes\"", ""]]),
            ("\"two\nlines\",x\ny,z", [["two\nlines", "x"], ["y", "z"]]),
            ("a,\n,\n", [["a", ""], ["", ""]]),
        ])
    func reads(text: String, expected: [[String]]) throws {
        #expect(try rows(text) == expected)
    }

    @Test("reads semicolons")
    func semicolons() throws {
        #expect(try rows("a;\"b;c\"", separator: ";") == [["a", "b;c"]])
    }

    @Test("gives up a record that is longer than the limit by its last line")
    func tooLong() throws {
        let log = DiagnosticLog()
        let source = try ByteSource(bytes: Array("\"aaaa\nbbbb\"\nc\n".utf8), name: "file.csv")
        let reader = RecordReader(source, separator: ",", isQuoted: true, limit: 8, log: log)
        #expect(try reader.next() && reader.row.text(0) == "c")
        #expect(log.kept.map(\.line) == [1])
    }

    @Test("gives up a record whose quotes are not closed, and says where it began")
    func unclosed() throws {
        let log = DiagnosticLog()
        #expect(try rows("a,b\n\"c,d\ne,f\n", log: log) == [["a", "b"]])
        #expect(log.kept.map(\.line) == [2])
    }
}
