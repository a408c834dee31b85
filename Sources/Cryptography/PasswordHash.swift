import CArgon2

/// Hashes of passwords by Argon2id, as texts in the PHC form that tell their own cost: `$argon2id$v=19$m=…`. Source: RFC 9106.
public enum PasswordHash {
    /// What a hash costs to compute, for us and for whoever guesses.
    public struct Cost: Sendable, Equatable {
        /// Memory, in KiB.
        public var memory: UInt32
        /// Passes over the memory.
        public var passes: UInt32
        /// Lanes.
        public var lanes: UInt32

        /// A cost.
        public init(memory: UInt32, passes: UInt32, lanes: UInt32) {
            self.memory = memory
            self.passes = passes
            self.lanes = lanes
        }

        /// 19 MiB, 2 passes, 1 lane. Source: OWASP Password Storage Cheat Sheet.
        public static let standard = Cost(memory: 19_456, passes: 2, lanes: 1)
    }

    private static let saltBytes = 16
    private static let hashBytes = 32

    /// The hash of a password under a new salt. Throws `CryptographyError`.
    public static func make(_ password: [UInt8], cost: Cost = .standard) throws -> String {
        let salt = try randomBytes(saltBytes)
        let size = argon2_encodedlen(
            cost.passes, cost.memory, cost.lanes, UInt32(saltBytes), UInt32(hashBytes), Argon2_id)
        var text = [CChar](repeating: 0, count: size)
        let result = argon2id_hash_encoded(
            cost.passes, cost.memory, cost.lanes, password, password.count, salt, saltBytes, hashBytes, &text, size)
        guard result == ARGON2_OK.rawValue else { throw CryptographyError.cannotHash }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Whether a hash is of a password, in a time that tells nothing of where they differ; false for a text that is no hash.
    public static func verify(_ password: [UInt8], _ hash: String) -> Bool {
        argon2id_verify(hash, password, password.count) == ARGON2_OK.rawValue
    }

    /// Whether a hash costs what it should; one that does not is to be made again at the next sign-in.
    public static func hasCost(_ hash: String, _ cost: Cost = .standard) -> Bool {
        hash.hasPrefix("$argon2id$v=19$m=\(cost.memory),t=\(cost.passes),p=\(cost.lanes)$")
    }
}
