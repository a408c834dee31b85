public import Domain

/// Makes and takes links that serve once. The person receives a random token of 256 bits; the store holds its SHA-256.
///
/// A link ends when it serves, with a newer one of the same account and usage, by `end`, or after `duree`. A page that shows what
/// a link is for calls `find`, which changes nothing: programs that look at mail open links before people do.
public struct LiensUniques: Sendable {
    /// Seconds for which a link serves.
    public static let duree = Int64(Limites.lienUnique.value)

    private let primitives: CryptographicPrimitives

    /// The links of a service.
    public init(primitives: CryptographicPrimitives) {
        self.primitives = primitives
    }

    /// A new link of an account, in place of the former one; answers the token, 64 hexadecimal digits, that only the mail tells.
    /// `objet` is what the link is about: the e-mail that it is sent to.
    public func create(
        _ usage: LienUnique.Usage, of compte: Identifiant, objet: String, in store: any StoreWriter, now: Instant
    ) throws -> String {
        let token = try primitives.randomText(bytes: 32)
        let lien = LienUnique(
            compte: compte, usage: usage, objet: objet, dateExpiration: now.adding(seconds: Self.duree))
        try store.replaceLienUnique(lien, empreinte: hash(token))
        return token
    }

    /// The link of a token that still serves; `nil` when it does not, or is for another usage.
    public func find(
        _ token: String, _ usage: LienUnique.Usage, in store: any StoreReader, now: Instant
    ) throws -> LienUnique? {
        guard token.utf8.count == 64, let lien = try store.lienUnique(empreinte: hash(token)) else { return nil }
        return lien.usage == usage && now < lien.dateExpiration ? lien : nil
    }

    /// Takes the link of a token: it serves no more. `nil` when it did not serve any more, or is for another usage.
    public func consume(
        _ token: String, _ usage: LienUnique.Usage, in store: any StoreWriter, now: Instant
    ) throws -> LienUnique? {
        guard let lien = try find(token, usage, in: store, now: now) else { return nil }
        return try store.endLienUnique(empreinte: hash(token)) ? lien : nil
    }

    /// Ends the link of an account and usage.
    public func end(_ usage: LienUnique.Usage, of compte: Identifiant, in store: any StoreWriter) throws {
        try store.endLienUnique(usage, of: compte)
    }

    private func hash(_ token: String) -> [UInt8] { primitives.sha256(Array(token.utf8)) }
}
