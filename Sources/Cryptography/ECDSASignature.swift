import COpenSSL

/// The two forms of an ECDSA signature on P-256: `r` then `s`, 32 bytes each, as tokens carry it, and DER, as OpenSSL does.
enum ECDSASignature {
    private static let numberBytes = 32

    /// The DER form; `nil` when there are not 64 bytes.
    static func der(_ raw: [UInt8]) -> [UInt8]? {
        guard raw.count == 2 * numberBytes, let signature = ECDSA_SIG_new() else { return nil }
        defer { ECDSA_SIG_free(signature) }
        let r = BN_bin2bn(Array(raw.prefix(numberBytes)), Int32(numberBytes), nil)
        let s = BN_bin2bn(Array(raw.suffix(numberBytes)), Int32(numberBytes), nil)
        // The signature owns both numbers from here.
        guard ECDSA_SIG_set0(signature, r, s) == 1 else {
            BN_free(r)
            BN_free(s)
            return nil
        }
        var der = [UInt8](repeating: 0, count: Int(i2d_ECDSA_SIG(signature, nil)))
        der.withUnsafeMutableBufferPointer { buffer in
            var end = buffer.baseAddress
            i2d_ECDSA_SIG(signature, &end)
        }
        return der
    }

    /// The form of tokens, of a DER signature; `nil` when it is none.
    static func raw(_ der: [UInt8]) -> [UInt8]? {
        let signature = der.withUnsafeBufferPointer { buffer in
            var start = buffer.baseAddress
            return d2i_ECDSA_SIG(nil, &start, buffer.count)
        }
        guard let signature else { return nil }
        defer { ECDSA_SIG_free(signature) }
        var raw = [UInt8](repeating: 0, count: 2 * numberBytes)
        let isWritten = raw.withUnsafeMutableBufferPointer { buffer in
            BN_bn2binpad(ECDSA_SIG_get0_r(signature), buffer.baseAddress, Int32(numberBytes)) >= 0
                && BN_bn2binpad(
                    ECDSA_SIG_get0_s(signature), buffer.baseAddress?.advanced(by: numberBytes), Int32(numberBytes)) >= 0
        }
        return isWritten ? raw : nil
    }
}
