/// The identity of an HTTPS server. TLS 1.2 and 1.3 alone are accepted.
public struct TLSIdentity: Sendable {
    /// The certificate chain, PEM text, the server's own first.
    public var certificate: String
    /// The private key, PEM text.
    public var key: String

    /// An identity from two PEM texts.
    public init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }

    /// GnuTLS priorities: the library's default would accept TLS 1.0 and 1.1.
    static let priorities = "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"
}
