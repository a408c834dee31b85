import Foundation
import Tabular
import Testing

/// What a field gives: text, text of an old encoding, a number.
struct TextRowTests {
    private func row(_ field: [UInt8]) throws -> TextRow {
        let reader = RecordReader(try ByteSource(bytes: field + Array("|x|".utf8), name: "f"), log: .init())
        #expect(try reader.next())
        return reader.row
    }

    /// The five bytes that Windows-1252 leaves without a character.
    private static let undefined: Set<UInt8> = [0x81, 0x8D, 0x8F, 0x90, 0x9D]

    @Test("reads each character of Windows-1252 as Foundation does")
    func windows1252() throws {
        for byte in UInt8(0x80)...0xFF where !Self.undefined.contains(byte) {
            let expected = try #require(String(data: Data([0x61, byte, 0x62]), encoding: .windowsCP1252))
            #expect(try row([0x61, byte, 0x62]).legacyText(0) == expected, "byte \(byte)")
        }
    }

    @Test(
        "keeps UTF-8 as it is, and takes the whole field for Windows-1252 when one byte is not",
        arguments: [
            ([0xC3, 0xA9], "é"), ([0xE9], "é"), ([0xC3, 0xA9, 0xE9], "Ã©é"), ([0x9C, 0x75, 0x66], "œuf"),
            ([0x4C, 0x92, 0x49, 0x6C, 0x65], "L’Ile"), ([0x80], "€"), ([0x20, 0x61, 0x20], "a"),
            ([0x20, 0xE9, 0x20, 0x20], "é"),
            ([], ""),
        ] as [([UInt8], String)])
    func legacy(bytes: [UInt8], expected: String) throws {
        #expect(try row(bytes).legacyText(0) == expected)
    }

    @Test(
        "leaves control characters to who judges texts, in both readings",
        arguments: [0x00, 0x01, 0x1F, 0x7F] as [UInt8])
    func controls(byte: UInt8) throws {
        let row = try row([0x61, byte, 0xE9])
        #expect(throws: InvalidText.notUTF8) { try row.text(0) }
        #expect(row.legacyText(0) == "a\(Unicode.Scalar(byte))é")
        #expect(try self.row([0x61, byte]).text(0) == "a\(Unicode.Scalar(byte))")
        #expect(try self.row([0x61, 0x09, 0x62]).text(0) == "a\tb")
    }

    @Test(
        "reads a number of ASCII digits only, at most 18",
        arguments: [
            ("0", 0, 1), ("007", 7, 3), ("10999000011", 10_999_000_011, 11),
            ("999999999999999999", 999_999_999_999_999_999, 18), ("1000000000000000000", nil, 0), ("", nil, 0),
            (" 1", nil, 0), ("1 ", nil, 0), ("-1", nil, 0), ("1.0", nil, 0), ("12a", nil, 0), ("٣", nil, 0),
        ] as [(String, Int64?, Int)])
    func digits(text: String, value: Int64?, count: Int) throws {
        let found = try row(Array(text.utf8)).digits(0)
        #expect(found?.value == value && (found?.count ?? 0) == count)
    }

    @Test("compares and copies bytes: spaces count for one, not for the other; nothing beyond the last field")
    func bytes() throws {
        let row = try row(Array(" ab ".utf8))
        #expect(row.equals(0, " ab ") && !row.equals(0, "ab") && !row.equals(0, " ab"))
        var buffer: [UInt8] = [0x3C]
        for column in [0, 1, 2, -1] { row.append(column, to: &buffer) }
        #expect(buffer == Array("<abx".utf8))
        #expect(row.count == 2 && row.isEmpty(2) && row.isEmpty(-1) && row.digits(9) == nil && !row.equals(2, ""))
    }
}
