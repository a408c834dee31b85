import COpenSSL

/// What an X.509 certificate says of its holder. Whether to believe it is for who verified its signature. Source: RFC 5280.
public struct Certificate: Sendable, Equatable {
    /// The certificate, DER.
    public let der: [UInt8]
    /// The subject as RFC 4514 writes it, the most specific part first: `CN=outil.exemple.fr,O=Exemple,C=FR`.
    public let subject: String

    /// A certificate from its DER bytes; `nil` for anything else, or bytes left over.
    public init?(der: [UInt8]) {
        guard let subject = Self.reading(der, Self.subject) else { return nil }
        self.der = der
        self.subject = subject ?? ""
    }

    /// The first certificate of a PEM text; `nil` when there is none.
    public init?(pem: String) {
        let text = Array(pem.utf8)
        let source = BIO_new_mem_buf(text, Int32(text.count))
        defer { BIO_free(source) }
        guard let certificate = PEM_read_bio_X509(source, nil, nil, nil) else { return nil }
        defer { X509_free(certificate) }
        var bytes: UnsafeMutablePointer<UInt8>?
        let count = i2d_X509(certificate, &bytes)
        guard count > 0, let bytes else { return nil }
        defer { CRYPTO_free(bytes, nil, 0) }
        self.init(der: Array(UnsafeBufferPointer(start: bytes, count: Int(count))))
    }

    /// The SHA-256 of the certificate: 32 bytes, what RFC 8705 calls `x5t#S256`.
    public var sha256: [UInt8] { Digest.sha256(der) }

    /// Whether a moment, in seconds since 1 January 1970, is within its dates.
    public func holds(at seconds: Int64) -> Bool {
        Self.reading(der) { ror_certificate_holds($0, Int(seconds)) == 1 } ?? false
    }

    private static func reading<Value>(_ der: [UInt8], _ body: (OpaquePointer) -> Value) -> Value? {
        der.withUnsafeBufferPointer { buffer in
            var start = buffer.baseAddress
            guard let certificate = d2i_X509(nil, &start, buffer.count) else { return nil }
            defer { X509_free(certificate) }
            return start == buffer.baseAddress?.advanced(by: buffer.count) ? body(certificate) : nil
        }
    }

    private static func subject(_ certificate: OpaquePointer) -> String? {
        let target = BIO_new(BIO_s_mem())
        defer { BIO_free(target) }
        guard ror_print_subject(target, certificate) >= 0 else { return nil }
        var bytes: UnsafeMutablePointer<CChar>?
        let count = ror_bio_bytes(target, &bytes)
        return String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
    }
}
