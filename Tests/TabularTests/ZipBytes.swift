/// A zip of stored (not compressed) entries, written byte by byte for the tests.
enum ZipBytes {
    static func stored(_ entries: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var zip: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let offset = zip.count
            let name = Array(entry.name.utf8)
            let sizes = little(crc32(entry.bytes), 4) + little(UInt32(entry.bytes.count), 4) * 2
            let fixed = little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4)
            let common = fixed + sizes + little(UInt32(name.count), 2)
            zip += [0x50, 0x4B, 3, 4] + common + little(0, 2) + name + entry.bytes
            directory += [0x50, 0x4B, 1, 2] + little(20, 2) + common
            directory += little(0, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4)
            directory += little(UInt32(offset), 4) + name
        }
        let count = little(UInt32(entries.count), 2)
        let end = little(UInt32(directory.count), 4) + little(UInt32(zip.count), 4) + little(0, 2)
        return zip + directory + [0x50, 0x4B, 5, 6] + little(0, 2) + little(0, 2) + count + count + end
    }

    private static func little(_ value: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}

private func * (bytes: [UInt8], count: Int) -> [UInt8] {
    Array(repeatElement(bytes, count: count).joined())
}
