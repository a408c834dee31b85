import COpenSSL

/// Owns a key of OpenSSL. Unchecked because it is a C pointer, never changed after it was made: OpenSSL then allows
/// several threads to use it.
final class Key: @unchecked Sendable {
    let pointer: OpaquePointer

    /// Takes ownership; `nil` for no key, or one that is not RSA of at least 2048 bits.
    init?(_ pointer: OpaquePointer?) {
        guard let pointer else { return nil }
        guard EVP_PKEY_is_a(pointer, "RSA") == 1, EVP_PKEY_get_bits(pointer) >= 2048 else {
            EVP_PKEY_free(pointer)
            return nil
        }
        self.pointer = pointer
    }

    deinit {
        EVP_PKEY_free(pointer)
    }

    /// One of the key's numbers (`n`, `e`), big-endian without leading zero.
    func number(_ name: String) -> [UInt8] {
        var number: OpaquePointer?
        guard EVP_PKEY_get_bn_param(pointer, name, &number) == 1, let number else { return [] }
        defer { BN_clear_free(number) }
        var bytes = [UInt8](repeating: 0, count: Int(ror_bn_bytes(number)))
        BN_bn2bin(number, &bytes)
        return bytes
    }
}
