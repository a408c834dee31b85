@testable import Tabular

/// Compressed files: never more bytes than the limits, the same ones at each reading.
enum Archives {
    private static let most = 100_000

    static func check(_ bytes: [UInt8]) {
        var input = FuzzInput(bytes)
        switch input.byte() % 4 {
        case 0: must(read(zip(of: input.rest)) == input.rest, "a file that is stored in a zip reads the same")
        case 1: must(read(gzip(of: input.rest)) == input.rest, "a file that is stored in a gzip reads the same")
        default:
            let first = read(input.rest)
            must(first == read(input.rest), "two readings of a file are equal")
            must((first?.count ?? 0) <= max(most, input.rest.count), "a file expands up to the limit only")
        }
    }

    private static func read(_ file: [UInt8]) -> [UInt8]? {
        do throws(TabularError) {
            let limits = ReadLimits(expandedBytes: Int64(most), ratio: 200)
            let source = try ByteSource(bytes: file, name: "essai", limits: limits)
            source.chunkLength = 4096
            return try source.readAll(maximum: 1 << 20)
        } catch {
            must(!error.description.isEmpty, "a refusal is a sentence")
            return nil
        }
    }

    /// Source: PKWARE APPNOTE 6.3.10 §4.3; method 0.
    private static func zip(of content: [UInt8]) -> [UInt8] {
        let size = little(UInt32(content.count))
        let common =
            little(UInt16(20)) + [0, 0, 0, 0, 0, 0, 0x21, 0x5A] + little(crc32(content)) + size + size + [1, 0, 0, 0]
        let local = [0x50, 0x4B, 3, 4] + common + [0x61] + content
        let directory = [0x50, 0x4B, 1, 2] + little(UInt16(20)) + common + [UInt8](repeating: 0, count: 14) + [0x61]
        let end =
            [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0] + little(UInt32(directory.count)) + little(UInt32(local.count))
            + [0, 0]
        return local + directory + end
    }

    /// Source: RFC 1952; blocks that are not compressed (RFC 1951 §3.2.4).
    private static func gzip(of content: [UInt8]) -> [UInt8] {
        let length = UInt16(truncatingIfNeeded: min(content.count, 65_535))
        return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + little(length) + little(~length) + content
            + little(crc32(content))
            + little(UInt32(content.count))
    }

    private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }

    private static let table: [UInt32] = (0..<256).map { start in
        (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ ($0 >> 8) }
    }
}
