/// A means by which a machine client proves who it is. A client may have several at once, each with its own end: that is how one is
/// replaced without interruption.
public struct MoyenClient: Sendable, Hashable, Codable {
    /// What the client shows. Nothing here lets anybody play the client.
    public enum Preuve: Sendable, Hashable, Codable {
        /// A secret of 256 random bits, of which the SHA-256 is kept (64 hexadecimal digits).
        ///
        /// What is random needs no slow hash: guessing 2²⁵⁶ values is out of reach however fast each try is.
        case secret(empreinte: String)
        /// A public key, whose private half signs assertions: its identifier, and the JWK itself (a JSON text).
        /// Source: RFC 7523 §2.2, `private_key_jwt`.
        case cle(kid: String, jwk: String)
        /// One certificate, by its SHA-256 (64 hexadecimal digits), whoever signed it. Source: RFC 8705 §2.2.
        case certificat(empreinte: String)
        /// Any certificate of a trusted authority for this subject (RFC 4514). Source: RFC 8705 §2.1.
        case sujet(String)
    }

    /// What the client shows.
    public var preuve: Preuve
    /// Since when.
    public var dateCreation: Instant
    /// From when it is refused; `nil` when it holds as long as the client.
    public var dateExpiration: Instant?

    /// A means.
    public init(_ preuve: Preuve, now: Instant, dateExpiration: Instant? = nil) {
        self.preuve = preuve
        dateCreation = now
        self.dateExpiration = dateExpiration
    }

    /// What tells it from the others of its client. It is no secret: it may be shown and logged.
    public var reference: String {
        switch preuve {
        case .secret(let empreinte): "secret:\(empreinte.prefix(8))"
        case .cle(let kid, _): "cle:\(kid)"
        case .certificat(let empreinte): "certificat:\(empreinte.prefix(16))"
        case .sujet(let sujet): "sujet:\(sujet)"
        }
    }

    /// Whether it is accepted at a moment.
    public func isValid(_ now: Instant) -> Bool { dateExpiration.map { now < $0 } ?? true }
}
