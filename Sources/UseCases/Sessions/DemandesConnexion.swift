public import Domain

/// Keeps the sign-ins under way in the browsers themselves, sealed: a browser that begins one makes the server store nothing.
///
/// Each has a cookie of its own, named after its `state`, so that two tabs sign in side by side. A sealed value can neither be
/// read, made nor changed without the key, which every process of the service derives from the same secret. See decision 0022.
public struct DemandesConnexion: Sendable {
    /// Seconds that a sign-in under way may last.
    public static let duree = Int64(Limites.connexionEnCours.value)

    private let key: [UInt8]
    private let primitives: CryptographicPrimitives

    /// Sign-ins sealed under a key derived from a secret of the service.
    public init(secret: [UInt8], primitives: CryptographicPrimitives) {
        key = primitives.derivedKey(secret, "ror demande-connexion 1")
        self.primitives = primitives
    }

    /// What tells a sign-in from others of the same browser: 8 hexadecimal digits of the SHA-256 of its `state`.
    public func name(state: String) -> String {
        CryptographicPrimitives.hexadecimal(primitives.sha256(Array(state.utf8)).prefix(4))
    }

    /// The sealed value of a sign-in that begins now.
    public func seal(_ demande: DemandeConnexion, now: Instant) throws -> String {
        let end = now.adding(seconds: Self.duree)
        let lines = [
            String(end.milliseconds), demande.state, demande.nonce, demande.codeVerifier,
            demande.depuis.map { String($0.milliseconds) } ?? "", demande.retour ?? "",
        ]
        return try primitives.seal(Array(lines.joined(separator: "\n").utf8), key)
    }

    /// The sign-in of a sealed value, for the `state` that came back; `nil` when it is of another, over, or not sealed by us.
    public func open(_ sealed: String, state: String, now: Instant) -> DemandeConnexion? {
        guard let (demande, end) = open(sealed), now < end,
            primitives.areEqual(Array(demande.state.utf8), Array(state.utf8))
        else { return nil }
        return demande
    }

    /// The names, among the sealed values of a browser, of those to forget before one more begins: what is over or is not ours,
    /// then the oldest.
    public func toForget(_ sealed: [(name: String, value: String)], now: Instant) -> [String] {
        let ends = sealed.map { (name: $0.name, end: open($0.value)?.end ?? now) }.sorted { $0.end < $1.end }
        let live = ends.filter { now < $0.end }
        return ends.filter { $0.end <= now }.map(\.name)
            + live.dropLast(Limites.connexionsParNavigateur.value - 1).map(\.name)
    }

    private func open(_ sealed: String) -> (demande: DemandeConnexion, end: Instant)? {
        guard let bytes = primitives.unseal(sealed, key) else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self)
            .split(separator: "\n", maxSplits: 5, omittingEmptySubsequences: false).map { String($0) }
        guard lines.count == 6, let end = Int64(lines[0]) else { return nil }
        let demande = DemandeConnexion(
            state: lines[1], nonce: lines[2], codeVerifier: lines[3], retour: lines[5].isEmpty ? nil : lines[5],
            depuis: Int64(lines[4]).map { Instant(milliseconds: $0) })
        return (demande, Instant(milliseconds: end))
    }
}
