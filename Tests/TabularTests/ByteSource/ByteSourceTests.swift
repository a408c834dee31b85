import Foundation
import Tabular
import Testing

struct ByteSourceTests {
    static let text = "nom|ville|\nDUPONT|PARIS|\n"
    static let compressed = [
        "gzip": "H4sIAAAAAAACA8vLz60py8zJSa3hcgkN8PcLqQlwDPIMruECAOubs8IZAAAA",
        "xz": "/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAYbm9tfHZpbGxlfApEVVBPTlR8UEFSSVN8CgAAAAD33wlSN37L"
            + "AAABMRlZGrCCH7bzfQEAAAAABFla",
        "lzma": "XQAAgAD//////////wA3G8n08henparKZg79h4AbxeNR+UEM/8RaKlx/TNH/9OdAAA==",
    ]

    private func bytes(_ kind: String) throws -> [UInt8] {
        let encoded = try #require(Self.compressed[kind])
        return Array(try #require(Data(base64Encoded: encoded)))
    }

    private func read(_ source: ByteSource) throws -> String {
        String(decoding: try source.readAll(maximum: 1 << 20), as: UTF8.self)
    }

    @Test("expands a compressed file, on the disk and in memory", arguments: ["gzip", "xz", "lzma"])
    func compressed(kind: String) throws {
        let bytes = try bytes(kind)
        #expect(try read(ByteSource(bytes: bytes, name: "a")) == Self.text)
        try withFile(bytes, name: "a.\(kind)") { (path: String) throws in
            let source = try ByteSource(path: path)
            #expect(source.name == "a.\(kind)")
            #expect(try read(source) == Self.text)
        }
    }

    @Test("reads a plain file as it is")
    func plain() throws {
        try withFile(Array(Self.text.utf8), name: "plain.txt") { (path: String) throws in
            #expect(try read(ByteSource(path: path)) == Self.text)
            #expect(try ByteSource.entries(path: path) == [])
        }
    }

    @Test("reads the entry of a zip chosen by its name")
    func zip() throws {
        let zip = ZipBytes.stored([("a/readme.txt", [0x61]), ("a/data.txt", Array(Self.text.utf8))])
        try withFile(zip, name: "archive.zip") { (path: String) throws in
            #expect(try ByteSource.entries(path: path) == ["a/readme.txt", "a/data.txt"])
            let source = try ByteSource(path: path) { $0.hasSuffix("data.txt") }
            #expect(source.name == "data.txt")
            #expect(try read(source) == Self.text)
        }
        #expect(try read(ByteSource(bytes: zip, name: "z") { $0.contains("data") }) == Self.text)
    }

    @Test("reads a compressed file inside a zip")
    func nested() throws {
        let wheel = ZipBytes.stored([("data/communes.csv.lzma", try bytes("xz"))])
        let inner = try ByteSource(bytes: wheel, name: "w.whl") { $0.hasSuffix(".lzma") }
        #expect(try read(ByteSource(bytes: inner.readAll(maximum: 1000), name: inner.name)) == Self.text)
    }

    @Test("says which file is wrong and why")
    func errors() throws {
        func code(_ body: () throws -> Void) -> TabularError.Code? {
            do { try body() } catch { return (error as? TabularError)?.code }
            return nil
        }
        #expect(code { _ = try ByteSource(path: "/nowhere/file.txt") } == .unreadable)
        #expect(code { _ = try ByteSource(path: "/tmp") } == .unreadable)
        #expect(code { _ = try ByteSource(bytes: Array("BZh91AY".utf8), name: "a") } == .unsupported)
        let zip = ZipBytes.stored([("a", [1])])
        #expect(code { _ = try ByteSource(bytes: zip, name: "z") { $0 == "b" } } == .entryNotFound)
        #expect(code { _ = try ByteSource(bytes: Array("text".utf8), name: "t").readAll(maximum: 3) } == .tooLarge)
    }

    @Test("refuses truncated archives at every length without a crash")
    func truncated() throws {
        let archives = [
            try bytes("gzip"), try bytes("xz"), try bytes("lzma"),
            ZipBytes.stored([("data.txt", Array(Self.text.utf8))]),
        ]
        for archive in archives {
            for length in 14..<archive.count {
                let part = Array(archive.prefix(length))
                let result = try? read(ByteSource(bytes: part, name: "part"))
                #expect(result.map(Self.text.hasPrefix) != false, "no invented bytes")
            }
            let half = Array(archive.prefix(30))
            #expect(throws: TabularError.self) { try read(ByteSource(bytes: half, name: "half")) }
        }
    }

    @Test("refuses an expansion beyond the limits")
    func bomb() throws {
        let limits = ReadLimits(expandedBytes: 10)
        let source = try ByteSource(bytes: try bytes("gzip"), name: "bomb.gz", limits: limits)
        #expect(throws: TabularError.self) { try source.readAll(maximum: 1 << 20) }
    }
}
