import Domain

/// Makes and judges the secrets and the codes of second factors. The store holds secrets sealed under a key that a secret of
/// the service gives, and recovery codes as SHA-256 digests: with 80 bits of chance each, no slow digest is needed.
struct CodesSecondFacteur: Sendable {
    private let key: [UInt8]
    private let primitives: CryptographicPrimitives

    init(secret: [UInt8], primitives: CryptographicPrimitives) {
        key = primitives.derivedKey(secret, "ror second-facteur 1")
        self.primitives = primitives
    }

    /// A new secret, sealed for one account.
    func newSecret(of compte: Identifiant) throws -> String {
        // The account is sealed with it: a row copied to another account opens nothing.
        try primitives.seal(Self.owner(compte) + primitives.random(CodeTOTP.octetsSecret), key)
    }

    /// The secret of a sealed text; `nil` when it is of another account or was sealed under another key.
    func secret(_ sealed: String, of compte: Identifiant) -> [UInt8]? {
        let owner = Self.owner(compte)
        guard let plain = primitives.unseal(sealed, key), plain.starts(with: owner),
            plain.count == owner.count + CodeTOTP.octetsSecret
        else { return nil }
        return Array(plain.dropFirst(owner.count))
    }

    /// The step, among those accepted now, whose code was typed; `nil` when it is none of them.
    func pas(of code: String, secret: [UInt8], now: Instant) -> Int64? {
        var found: Int64?
        // Each is compared, so that the time tells nothing.
        for pas in CodeTOTP.pasAcceptes(now) {
            let right = CodeTOTP.code(hmac: primitives.hmacSHA1(CodeTOTP.message(pas: pas), secret))
            if primitives.areEqual(Array(right.utf8), Array(code.utf8)) { found = found ?? pas }
        }
        return found
    }

    /// New recovery codes as they are shown, and their digests.
    func newRecoveryCodes(of compte: Identifiant) throws -> (shown: [String], digests: [String]) {
        let shown = try (0..<CodeSecours.nombre).map { _ in CodeSecours.texte(try primitives.random(CodeSecours.octets))
        }
        return (shown, shown.compactMap(CodeSecours.normalise).map { digest($0, of: compte) })
    }

    /// The digest of a recovery code (`CodeSecours.normalise`).
    func digest(_ code: String, of compte: Identifiant) -> String {
        CryptographicPrimitives.hexadecimal(primitives.sha256(Array("ror code-secours 1\n\(compte)\n\(code)".utf8)))
    }

    /// Takes a typed code of the application in a second factor. Throws `EchecSecondFacteur`.
    func take(code typed: String, in facteur: inout SecondFacteur, now: Instant) throws(EchecSecondFacteur) {
        guard typed.contains(where: { !$0.isWhitespace }) else { throw .vide }
        guard let code = CodeTOTP.normalise(typed) else { throw .forme }
        guard let sealed = facteur.secretScelle, let secret = secret(sealed, of: facteur.id) else { throw .inactif }
        guard let pas = pas(of: code, secret: secret, now: now), facteur.accept(pas: pas) else { throw .faux }
    }

    /// Takes a typed recovery code in a second factor. Throws `EchecSecondFacteur`.
    func take(codeSecours typed: String, in facteur: inout SecondFacteur) throws(EchecSecondFacteur) {
        guard typed.contains(where: { !$0.isWhitespace }) else { throw .vide }
        guard let code = CodeSecours.normalise(typed) else { throw .forme }
        guard facteur.use(codeSecours: digest(code, of: facteur.id)) else { throw .faux }
    }

    private static func owner(_ compte: Identifiant) -> [UInt8] { Array("\(compte)\n".utf8) }
}
