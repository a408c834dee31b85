import CXXHash

/// A stable 64-bit hash of bytes, the same on every machine and in every run: XXH3 of libxxhash. Not cryptographic.
public enum Fingerprint {
    /// The hash of bytes; `seed` tells one use from another.
    public static func of(_ bytes: [UInt8], seed: UInt64 = 0) -> UInt64 {
        bytes.withUnsafeBytes { hash($0, seed) }
    }

    /// The hash of the UTF-8 bytes of a text.
    public static func of(_ text: String, seed: UInt64 = 0) -> UInt64 {
        var text = text
        return text.withUTF8 { hash(UnsafeRawBufferPointer($0), seed) }
    }

    private static func hash(_ bytes: UnsafeRawBufferPointer, _ seed: UInt64) -> UInt64 {
        XXH3_64bits_withSeed(bytes.baseAddress, bytes.count, seed)
    }
}
