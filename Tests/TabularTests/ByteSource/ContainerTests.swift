import Foundation
import Testing

@testable import Tabular

/// What a file is told to be by its first bytes, and what archives may not do.
struct ContainerTests {
    private static let text = Array("nom|ville|\n".utf8)

    private func code(_ body: () throws -> Void) -> TabularError.Code? {
        do { try body() } catch { return (error as? TabularError)?.code }
        return nil
    }

    @Test(
        "refuses the forms that are not read, by their mark and never by their name",
        arguments: [
            ("bzip2", [0x42, 0x5A, 0x68, 0x39]), ("zstd", [0x28, 0xB5, 0x2F, 0xFD]), ("7z", [0x37, 0x7A, 0xBC, 0xAF]),
            ("rar", [0x52, 0x61, 0x72, 0x21]), ("compress", [0x1F, 0x9D]), ("pdf", [0x25, 0x50, 0x44, 0x46]),
            ("xls", [0xD0, 0xCF, 0x11, 0xE0]),
        ] as [(String, [UInt8])])
    func unsupported(kind: String, mark: [UInt8]) throws {
        let bytes = mark + Self.text
        #expect(code { _ = try ByteSource(bytes: bytes, name: "a.txt") } == .unsupported)
        try withFile(bytes, name: "a.zip") { (path: String) throws in
            #expect(code { _ = try ByteSource(path: path) } == .unsupported)
            #expect(try ByteSource.entries(path: path) == [])
        }
    }

    @Test(
        "takes for text what has only the beginning of a mark",
        arguments: [[0x42, 0x5A], [0x50, 0x4B], [0x50, 0x4B, 1, 2], [0x5D, 0, 0], [0x25, 0x50], [0x1F], []] as [[UInt8]]
    )
    func plain(bytes: [UInt8]) throws {
        #expect(try ByteSource(bytes: bytes, name: "a.zip").readAll(maximum: 100) == bytes)
    }

    @Test("expands a compressed file once: what is inside is left as it is, be it compressed too")
    func once() throws {
        let inner: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        // Stored, not compressed; then its sum and its size (RFC 1952).
        let gzip: [UInt8] =
            [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 0x14, 0, 0xEB, 0xFF]
            + inner + [0x64, 0xEE, 0xD5, 0x2A, 0x14, 0, 0, 0]
        #expect(try ByteSource(bytes: gzip, name: "a.gz").readAll(maximum: 100) == inner)
    }

    @Test("refuses a zip whose entries are neither stored nor deflated, and takes no .lzma file with a huge dictionary")
    func methods() throws {
        let lzma =
            "UEsDBD8AAgAOAAAAIVxMHHy2GgAAAFAAAAABAAAAYQkEBQBdAACAAAAwnwhhq1wpmnRD//8BuAAAUEsBAj8DPwACAA4AAAAhXEwc"
            + "fLYaAAAAUAAAAAEAAAAAAAAAAAAAAIABAAAAAGFQSwUGAAAAAAEAAQAvAAAAOQAAAAAA"
        let zip = Array(try #require(Data(base64Encoded: lzma)))
        #expect(code { _ = try ByteSource(bytes: zip, name: "z").readAll(maximum: 100) } == .unsupported)
        let huge: [UInt8] = [0x5D, 0, 0, 0x80, 0xEB] + [UInt8](repeating: 0xFF, count: 8) + [0, 1]
        #expect(try ByteSource(bytes: huge, name: "a.lzma").readAll(maximum: 100) == huge)
    }

    @Test("passes over the folders of a zip and takes the first file that is wanted")
    func folders() throws {
        let zip = ZipBytes.stored([
            ("d/", []), ("d/e/", []), ("d/e/un.txt", [0x31]), ("d/deux.txt", [0x32]), ("trois.txt", [0x33]),
        ])
        #expect(try ByteSource(bytes: zip, name: "z").name == "un.txt")
        #expect(try ByteSource(bytes: zip, name: "z") { $0.hasPrefix("d/d") }.readAll(maximum: 9) == [0x32])
        #expect(try ByteSource(bytes: zip, name: "z") { !$0.contains("/") }.readAll(maximum: 9) == [0x33])
        #expect(code { _ = try ByteSource(bytes: zip, name: "z") { $0 == "d/" } } == .entryNotFound)
        try withFile(zip, name: "z.zip") { (path: String) throws in
            #expect(try ByteSource.entries(path: path).count == 5)
        }
    }

    @Test("finds nothing in a zip that is empty or holds folders only")
    func empty() throws {
        for zip in [ZipBytes.stored([]), ZipBytes.stored([("d/", []), ("e/", [])])] {
            #expect(code { _ = try ByteSource(bytes: zip, name: "z") } == .entryNotFound)
        }
    }

    @Test("gives an empty file of a zip, and refuses one whose bytes are not those of its sum")
    func content() throws {
        let zip = ZipBytes.stored([("vide.txt", []), ("plein.txt", Self.text)])
        #expect(try ByteSource(bytes: zip, name: "z").readAll(maximum: 9) == [])
        var wrong = zip
        let place = try #require(wrong.firstIndex(of: 0x7C))
        wrong[place] = 0x3B
        let found = code {
            _ = try ByteSource(bytes: wrong, name: "z") { $0.hasPrefix("plein") }.readAll(maximum: 100)
        }
        #expect(found == .damaged)
    }

    @Test(
        "accepts an expansion by its size, and by its ratio from 64 MiB on",
        arguments: [
            (0, 0, true), (1000, 1, true), (1001, 1, false), (64 << 20, 1, false), ((64 << 20) - 1, 1, true),
        ] as [(Int64, Int64, Bool)])
    func size(expanded: Int64, compressed: Int64, isAccepted: Bool) {
        let limits = ReadLimits(expandedBytes: expanded >= 1 << 20 ? 1 << 30 : 1000, ratio: 10)
        #expect(limits.accept(expanded: expanded, from: compressed) == isAccepted)
    }

    @Test("accepts the very ratio and no more", arguments: [(6_710_886, true), (6_100_000, false), (0, false)])
    func ratio(compressed: Int64, isAccepted: Bool) {
        let limits = ReadLimits(expandedBytes: 1 << 40, ratio: 10)
        #expect(limits.accept(expanded: 64 << 20, from: compressed) == isAccepted)
    }

    @Test("reads all up to the maximum, itself included")
    func maximum() throws {
        let count = Self.text.count
        #expect(try ByteSource(bytes: Self.text, name: "t").readAll(maximum: count) == Self.text)
        #expect(code { _ = try ByteSource(bytes: Self.text, name: "t").readAll(maximum: count - 1) } == .tooLarge)
        let limits = ReadLimits(expandedBytes: Int64(count - 1))
        let zip = ZipBytes.stored([("t", Self.text)])
        #expect(code { _ = try ByteSource(bytes: zip, name: "z", limits: limits).readAll(maximum: 99) } == .tooLarge)
        #expect(try ByteSource(bytes: Self.text, name: "t", limits: limits).readAll(maximum: 99) == Self.text)
    }
}
