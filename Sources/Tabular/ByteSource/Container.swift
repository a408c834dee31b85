/// The form of a file, recognised by its first bytes, never by its name.
enum Container {
    case plain
    case zip
    case compressed(Compression)
    case unsupported

    /// How one file is compressed.
    enum Compression {
        case gzip, xz, lzma
    }

    /// The number of first bytes that `init` looks at.
    static let prefixLength = 14

    /// Recognises the form of the bytes that begin with this prefix.
    init(prefix: some Collection<UInt8>) {
        let prefix = Array(prefix.prefix(Self.prefixLength))
        if Self.zipMarks.contains(where: prefix.starts(with:)) {
            self = .zip
        } else if let compression = Self.compression(prefix) {
            self = .compressed(compression)
        } else if Self.refusedMarks.contains(where: prefix.starts(with:)) {
            self = .unsupported
        } else {
            self = .plain
        }
    }

    /// Local file header, and end of central directory (an empty archive).
    private static let zipMarks: [[UInt8]] = [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6]]
    /// bzip2, zstd, 7z, rar, compress, PDF, OLE (xls).
    private static let refusedMarks: [[UInt8]] = [
        [0x42, 0x5A, 0x68], [0x28, 0xB5, 0x2F, 0xFD], [0x37, 0x7A, 0xBC, 0xAF], [0x52, 0x61, 0x72, 0x21], [0x1F, 0x9D],
        [0x25, 0x50, 0x44, 0x46], [0xD0, 0xCF, 0x11, 0xE0],
    ]

    private static func compression(_ prefix: [UInt8]) -> Compression? {
        if prefix.starts(with: [0x1F, 0x8B]) { return .gzip }
        if prefix.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) { return .xz }
        return isLZMA(prefix) ? .lzma : nil
    }

    /// A `.lzma` file has no mark: the usual properties byte, a dictionary of at most 128 MiB, since that much memory is taken
    /// whatever the file holds, a first byte 0 of data.
    private static func isLZMA(_ prefix: [UInt8]) -> Bool {
        guard prefix.count == prefixLength, prefix[0] == 0x5D, prefix[13] == 0 else { return false }
        return prefix[1] == 0 && prefix[2] == 0 && prefix[4] < 8
    }
}
