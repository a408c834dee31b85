import Tabular
import Testing

/// The headers and the separators of delimited files.
struct DelimitedFormsTests {
    private func reader(
        _ bytes: [UInt8], _ separator: Character = "|", limit: Int = 100, _ log: DiagnosticLog = .init()
    )
        throws -> RecordReader
    {
        RecordReader(try ByteSource(bytes: bytes, name: "f.txt"), separator: separator, limit: limit, log: log)
    }

    @Test(
        "leaves out one separator at the end of a line, and no more",
        arguments: [
            ("|", "a|b", 2), ("|", "a|b|", 2), ("|", "a|b||", 3), ("|", "|", 1), (";", "a;b|c", 2), ("\t", "a\tb\t", 2),
            ("|", "\"a|b\"", 2),
        ] as [(Character, String, Int)])
    func counts(separator: Character, line: String, expected: Int) throws {
        let reader = try reader(Array(line.utf8), separator)
        #expect(try reader.next() && reader.row.count == expected)
    }

    @Test("reads a header of UTF-8 with its mark, or of Windows-1252", arguments: [true, false])
    func header(isUTF8: Bool) throws {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text: [UInt8] =
            isUTF8 ? mark + Array("Prénom|Nom|".utf8) : [0x50, 0x72, 0xE9] + Array("nom|Nom|".utf8)
        let header = try reader(text + Array("\r\nAline|EXEMPLE|\r\n".utf8)).readHeader()
        #expect(header.names == ["Prénom", "Nom"] && header.index("PRENOM") == 0)
    }

    @Test(
        "refuses a header of control characters, as those of UTF-16",
        arguments: [[0x61, 0x00, 0x7C, 0x00], [0x01, 0x7C], [0x61, 0x7C, 0x7F]] as [[UInt8]])
    func headerOfBytes(bytes: [UInt8]) throws {
        let error = #expect(throws: TabularError.self) { try reader(bytes).readHeader() }
        #expect(error?.code == .header && error?.description == "The header of the file f.txt is not text.")
    }

    @Test(
        "takes a line of the very length of the limit, its ends left out",
        arguments: [("0123456789", 0), ("0123456789\r", 0), ("0123456789|", 1), ("éééééé", 1), ("ééééé", 0)])
    func limit(line: String, refused: Int) throws {
        let log = DiagnosticLog()
        let reader = try reader(Array("x\n\(line)\ny\n".utf8), limit: 10, log)
        var count = 0
        while try reader.next() { count += 1 }
        #expect(count == 3 - refused && log.errors == refused)
        #expect(log.kept.allSatisfy { $0.line == 2 && $0.rule == "ligne-trop-longue" && $0.severity == .error })
    }
}
