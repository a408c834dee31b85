import Synchronization

/// Gives each request an identifier, unique in this process and unlikely to meet again elsewhere.
struct RequestIdentifiers: ~Copyable, Sendable {
    private let counter = Atomic<UInt64>(UInt64.random(in: 0...UInt64.max))

    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// A new identifier: 12 characters, 60 bits. Short enough to live in a `String` without allocation.
    func next() -> String {
        var bits = Self.scramble(counter.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue)
        return String(unsafeUninitializedCapacity: 12) { buffer in
            for index in 0..<12 {
                buffer[index] = Self.alphabet[Int(bits & 31)]
                bits >>= 5
            }
            return 12
        }
    }

    /// Whether an identifier given by a client may be kept: 1 to 64 letters, digits, `.`, `_` or `-`.
    static func accepts(_ given: String) -> Bool {
        (1...64).contains(given.utf8.count)
            && given.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
    }

    /// The finaliser of SplitMix64 (Steele, Lea, Flood, 2014): distinct counters give distinct, unrelated values.
    private static func scramble(_ value: UInt64) -> UInt64 {
        var bits = value
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
