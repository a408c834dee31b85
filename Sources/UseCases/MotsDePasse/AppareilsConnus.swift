public import Domain

/// Recognises the browsers where somebody signed in by a password: what others try elsewhere does not hold them back.
///
/// A browser keeps one sealed value: a number of its own, and digests of the last e-mails that signed in there. It opens nothing;
/// whoever steals it tries passwords under a budget of its own. Source: OWASP, slow down online guessing with device cookies.
public struct AppareilsConnus: Sendable {
    /// Seconds for which a browser is known after the last sign-in.
    public static let duree = Int64(Limites.appareilConnu.value) * 86_400
    /// The e-mails of one browser: the last ones.
    private static let courrielsAuPlus = 5

    private let key: [UInt8]
    private let primitives: CryptographicPrimitives

    /// Values sealed under a key derived from a secret of the service.
    public init(secret: [UInt8], primitives: CryptographicPrimitives) {
        key = primitives.derivedKey(secret, "ror appareil 1")
        self.primitives = primitives
    }

    /// The number of a browser where an e-mail signed in; `nil` when it did not.
    public func numero(_ sealed: String?, courriel: String, now: Instant) -> String? {
        guard let known = open(sealed, now: now), known.courriels.contains(digest(courriel)) else { return nil }
        return known.numero
    }

    /// The value of a browser where an e-mail signs in, from the one that it had.
    public func seal(_ sealed: String?, courriel: String, now: Instant) throws -> String {
        let known = open(sealed, now: now)
        let digest = digest(courriel)
        let others = (known?.courriels ?? []).filter { $0 != digest }.suffix(Self.courrielsAuPlus - 1)
        let end = String(now.adding(seconds: Self.duree).milliseconds)
        let lines = try [end, known?.numero ?? primitives.randomText(bytes: 16)] + others + [digest]
        return try primitives.seal(Array(lines.joined(separator: "\n").utf8), key)
    }

    private func open(_ sealed: String?, now: Instant) -> (numero: String, courriels: [String])? {
        guard let sealed, sealed.utf8.count < 1024, let bytes = primitives.unseal(sealed, key) else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        guard lines.count >= 2, let end = Int64(lines[0]), now.milliseconds < end else { return nil }
        return (lines[1], Array(lines.dropFirst(2)))
    }

    private func digest(_ courriel: String) -> String {
        let text = MoyenConnexion.Preuve.cle(courriel: courriel)
        return CryptographicPrimitives.hexadecimal(primitives.derivedKey(key, text).prefix(8))
    }
}
