import COpenSSL

/// Owns a key of OpenSSL. Unchecked because it is a C pointer, never changed after it was made: OpenSSL then allows
/// several threads to use it.
final class Key: @unchecked Sendable {
    let pointer: OpaquePointer
    let kind: KeyKind

    /// Takes ownership; `nil` for no key, or one that is neither RSA of at least 2048 bits nor on the curve P-256.
    init?(_ pointer: OpaquePointer?) {
        guard let pointer else { return nil }
        guard let kind = Self.kind(pointer) else {
            EVP_PKEY_free(pointer)
            return nil
        }
        self.pointer = pointer
        self.kind = kind
    }

    deinit {
        EVP_PKEY_free(pointer)
    }

    private static func kind(_ pointer: OpaquePointer) -> KeyKind? {
        if EVP_PKEY_is_a(pointer, "RSA") == 1 { return EVP_PKEY_get_bits(pointer) >= 2048 ? .rsa : nil }
        guard EVP_PKEY_is_a(pointer, "EC") == 1 else { return nil }
        var name = [CChar](repeating: 0, count: 64)
        var count = 0
        guard EVP_PKEY_get_group_name(pointer, &name, name.count, &count) == 1 else { return nil }
        return String(decoding: name.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self) == "prime256v1"
            ? .p256 : nil
    }

    /// One of the key's numbers (`n`, `e`, `qx`, `qy`), big-endian: on `bytes` bytes, else without leading zero.
    func number(_ name: String, bytes: Int? = nil) -> [UInt8] {
        var number: OpaquePointer?
        guard EVP_PKEY_get_bn_param(pointer, name, &number) == 1, let number else { return [] }
        defer { BN_clear_free(number) }
        var result = [UInt8](repeating: 0, count: bytes ?? Int(ror_bn_bytes(number)))
        BN_bn2binpad(number, &result, Int32(result.count))
        return result
    }
}

/// What a key is.
public enum KeyKind: Sendable {
    /// RSA of at least 2048 bits.
    case rsa
    /// On the elliptic curve P-256 (`prime256v1`).
    case p256
}
