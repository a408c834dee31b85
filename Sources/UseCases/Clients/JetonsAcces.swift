public import Domain

/// Makes and reads the access tokens of machine clients.
///
/// A token is sealed (AES-256-GCM) under a key that every process derives from the same secret: nobody else reads, makes or changes
/// one, and reading it asks no database. It names its client and the means that obtained it, both looked up in `ClientsConnus` at
/// each use: revoking either ends it within seconds. See decision 0032.
public struct JetonsAcces: Sendable {
    /// Why a token is refused.
    public enum Refus: Error, Sendable, Equatable {
        /// Not one of ours, or changed.
        case invalide
        /// Its time is over.
        case expire
        /// Its client, or the means that obtained it, is revoked or over.
        case revoque
        /// It belongs to a certificate that this connection did not show.
        case certificat
        /// The clients could not be read for too long.
        case indisponible
    }

    /// A token, as it is handed over.
    public struct Jeton: Sendable, Equatable {
        /// The token: URL characters.
        public let texte: String
        /// Seconds that it lasts.
        public let duree: Int
        /// What it lets do.
        public let portees: [Portee]
    }

    private let clients: ClientsConnus
    private let key: [UInt8]
    private let primitives: CryptographicPrimitives

    /// Tokens sealed under a key derived from a secret of the service.
    public init(clients: ClientsConnus, secret: [UInt8], primitives: CryptographicPrimitives) {
        self.clients = clients
        key = primitives.derivedKey(secret, "ror jeton-acces 1")
        self.primitives = primitives
    }

    /// A token for a client that proved itself by one of its means. It lasts `Limites.jetonAcces`, and never longer than the client
    /// or the means. `certificat` is the certificate (DER) that it is bound to (RFC 8705 §3).
    public func issue(
        to client: ClientMachine, by moyen: MoyenClient, portees: [Portee], certificat: [UInt8]?, now: Instant
    ) throws -> Jeton {
        let longest = now.adding(seconds: Int64(Limites.jetonAcces.value))
        let end = [longest, client.dateExpiration, moyen.dateExpiration].compactMap(\.self).min() ?? longest
        let lines = [
            client.id.description, String(end.milliseconds), portees.map(\.rawValue).joined(separator: " "),
            certificat.map(hash) ?? "", moyen.reference,
        ]
        return Jeton(
            texte: try primitives.seal(Array(lines.joined(separator: "\n").utf8), key),
            duree: Int((end.milliseconds - now.milliseconds) / 1000), portees: portees)
    }

    /// The consumer that a token speaks for. `certificat` is the certificate (DER) that the connection showed.
    public func consommateur(_ jeton: String, certificat: [UInt8]?, now: Instant) throws(Refus) -> Consommateur {
        guard jeton.utf8.count <= Self.longueur, let contenu = open(jeton) else { throw .invalide }
        guard now < contenu.fin else { throw .expire }
        if let bound = contenu.certificat {
            guard let certificat, hash(certificat) == bound else { throw .certificat }
        }
        let client: ClientMachine?
        do { client = try clients.client(contenu.client, now: now) } catch { throw .indisponible }
        guard let client, client.accepts(moyen: contenu.moyen, now) else { throw .revoque }
        return Consommateur(client, portees: contenu.portees)
    }

    private func hash(_ certificat: [UInt8]) -> String {
        CryptographicPrimitives.hexadecimal(primitives.sha256(certificat))
    }

    /// Longer texts are none of ours.
    private static let longueur = 4096

    private struct Contenu {
        let client: Identifiant
        let fin: Instant
        let portees: [Portee]
        let certificat: String?
        let moyen: String
    }

    private func open(_ jeton: String) -> Contenu? {
        guard let bytes = primitives.unseal(jeton, key) else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self)
            .split(separator: "\n", maxSplits: 4, omittingEmptySubsequences: false).map { String($0) }
        guard lines.count == 5, let client = Identifiant(lines[0]), let end = Int64(lines[1]) else { return nil }
        return Contenu(
            client: client, fin: Instant(milliseconds: end),
            portees: lines[2].split(separator: " ").compactMap { Portee(rawValue: String($0)) },
            certificat: lines[3].isEmpty ? nil : lines[3], moyen: lines[4])
    }
}
