import Tabular
import Testing

/// The writings of CSV that files of the registers have, and those that a broken export has.
struct CSVFormsTests {
    private struct Read: Equatable {
        var rows: [[String]] = []
        var lines: [Int] = []
    }

    private func read(
        _ text: String, separator: Character = ",", limit: Int = 1 << 20, log: DiagnosticLog = .init()
    ) throws -> Read {
        let source = try ByteSource(bytes: Array(text.utf8), name: "file.csv")
        let reader = RecordReader(source, separator: separator, isQuoted: true, limit: limit, log: log)
        var read = Read()
        while try reader.next() {
            read.rows.append(try (0..<reader.row.count).map { try reader.row.text($0) })
            read.lines.append(reader.row.line)
        }
        return read
    }

    @Test(
        "reads quotes where they open a field, and keeps those that do not",
        arguments: [
            ("\"\",\"\"", ["", ""]), ("\"\"\"\",x", ["\"", "x"]), ("\"a\"b,c", ["ab", "c"]),
            ("a\"b\"c,d", ["a\"b\"c", "d"]), ("\"a,b\",\"c\"\"d\"", ["a,b", "c\"d"]), ("\" a \" ,b ", ["a", "b"]),
            ("x,\"\"\"q\"\"\"", ["x", "\"q\""]), ("x,\"fin,\"", ["x", "fin,"]), ("é,\"œ\"", ["é", "œ"]),
        ] as [(String, [String])])
    func quotes(line: String, expected: [String]) throws {
        #expect(try read(line).rows == [expected])
        #expect(try read(line + "\r\n" + line + "\n").rows == [expected, expected])
        #expect(try read("\u{FEFF}" + line).rows == [expected])
    }

    @Test(
        "cuts fields at the separator of the file only",
        arguments: [
            (";", "a;b,c|d\te", ["a", "b,c|d\te"]), ("|", "a|\"b|c\"|", ["a", "b|c", ""]),
            ("\t", "a\tb;c", ["a", "b;c"]), (",", ",,", ["", "", ""]),
        ] as [(Character, String, [String])])
    func separators(separator: Character, line: String, expected: [String]) throws {
        #expect(try read(line, separator: separator).rows == [expected])
    }

    @Test(
        "numbers a record by the line where it begins, whatever the line ends and the empty lines",
        arguments: [
            ("a\nb\nc", [1, 2, 3]), ("a\r\nb\r\nc\r\n", [1, 2, 3]), ("\n\r\na\n\nb\n", [3, 5]),
            ("\"a\nb\"\nc\n", [1, 3]), ("\"a\r\n\r\nb\"\r\nc", [1, 4]), ("\u{FEFF}\n\u{FEFF}a", [2]), ("", []),
        ] as [(String, [Int])])
    func lines(text: String, expected: [Int]) throws {
        #expect(try read(text).lines == expected)
    }

    @Test("joins the lines of a quoted field by line feeds")
    func joined() throws {
        #expect(try read("\"a\r\n\r\nb\",c\n").rows == [["a\n\nb", "c"]])
    }

    @Test("takes a record of the very length of the limit, leaves out a longer one and goes on")
    func limit() throws {
        let log = DiagnosticLog()
        let text = "0123456789\n01234567890\n\u{FEFF}x\nab,cd\n"
        #expect(try read(text, limit: 10, log: log).rows == [["0123456789"], ["\u{FEFF}x"], ["ab", "cd"]])
        #expect(log.kept.map(\.line) == [2] && log.counts == ["ligne-trop-longue": 1] && log.errors == 1)
        #expect(log.kept.first?.file == "file.csv" && log.kept.first?.column == nil)
    }

    @Test("gives up a quoted field that passes the limit, tells where it begins, and reads the lines after it")
    func unclosed() throws {
        let log = DiagnosticLog()
        let found = try read("x,y\n\"aaaa\nbbbb\ncccc\ndddd\nx,y\n", limit: 8, log: log)
        #expect(found == Read(rows: [["x", "y"], ["cccc"], ["dddd"], ["x", "y"]], lines: [1, 4, 5, 6]))
        #expect(log.kept.map(\.line) == [2])
    }

    @Test(
        "reads a field of 4 MB when the limit allows it, and passes over it when it does not", arguments: [true, false])
    func huge(isAllowed: Bool) throws {
        let log = DiagnosticLog()
        let field = String(repeating: "é", count: 2 << 20)
        let found = try read("a\n\"\(field)\"\nb\n", limit: isAllowed ? 8 << 20 : 1 << 20, log: log)
        #expect(found.rows.count == (isAllowed ? 3 : 2) && found.rows.last == ["b"])
        #expect(found.lines == (isAllowed ? [1, 2, 3] : [1, 3]))
        #expect(log.errors == (isAllowed ? 0 : 1))
    }

    @Test("reads the header, and refuses a file that has none", arguments: ["", "\n\r\n\n", "\u{FEFF}"])
    func header(empty: String) throws {
        let source = try ByteSource(bytes: Array("\u{FEFF}\"Code, postal\",Ville\n1,2\n".utf8), name: "f.csv")
        #expect(
            try RecordReader(source, separator: ",", isQuoted: true, log: .init()).readHeader().names == [
                "Code, postal", "Ville",
            ])
        let error = #expect(throws: TabularError.self) {
            try RecordReader(
                ByteSource(bytes: Array(empty.utf8), name: "vide.csv"), separator: ",", isQuoted: true, log: .init()
            ).readHeader()
        }
        #expect(error?.code == .header && error?.description.contains("vide.csv") == true)
    }
}
