/// The identity of an HTTPS server. TLS 1.2 and 1.3 alone are accepted.
public struct TLSIdentity: Sendable {
    /// The certificate chain, PEM text, the server's own first.
    public var certificate: String
    /// The private key, PEM text.
    public var key: String
    /// The authorities whose certificates clients may show, PEM text: they are asked for one, and go on without. `nil` asks nobody.
    public var clientAuthorities: String?

    /// An identity from two PEM texts.
    public init(certificate: String, key: String, clientAuthorities: String? = nil) {
        self.certificate = certificate
        self.key = key
        self.clientAuthorities = clientAuthorities
    }

    /// GnuTLS priorities: authenticated ciphers and keys of one exchange alone (ECDHE), no CBC, no SHA-1.
    /// Source: ANSSI, Recommandations de sécurité relatives à TLS, R6 to R9; RFC 9325 §4.2.
    static let priorities =
        "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-CIPHER-ALL:+AES-256-GCM:+CHACHA20-POLY1305:+AES-128-GCM"
        + ":-MAC-ALL:+AEAD:-KX-ALL:+ECDHE-ECDSA:+ECDHE-RSA:-GROUP-DH-ALL"
}
