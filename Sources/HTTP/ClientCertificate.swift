/// The X.509 certificate that a client showed and whose key it proved to hold, in the handshake of TLS: with this server, or with a
/// trusted proxy that forwards it.
public struct ClientCertificate: Sendable, Equatable {
    /// The certificate, DER.
    public let der: [UInt8]
    /// Whether an authority of `--tls-client-ca`, or of the proxy, signed it and it holds today. When not, it proves the holding of a
    /// key and nothing of who holds it: good for one that is known by its own hash alone.
    public let isTrusted: Bool

    /// A certificate.
    public init(der: [UInt8], isTrusted: Bool) {
        self.der = der
        self.isTrusted = isTrusted
    }
}
