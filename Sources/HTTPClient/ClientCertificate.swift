/// A certificate that tells a server who calls (mutual TLS), in files that are read at each call: they may be renewed meanwhile.
public struct ClientCertificate: Sendable, Equatable {
    /// The path of the certificate and its chain, PEM.
    public var certificate: String
    /// The path of its private key, PEM, not encrypted.
    public var key: String

    /// A certificate.
    public init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }
}
