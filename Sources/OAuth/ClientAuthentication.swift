import Cryptography
import Domain
import HTTP
import UseCases

/// Who asks for a token, proved.
struct ClientAuthentication {
    /// The client.
    let client: ClientMachine
    /// By which of its means.
    let moyen: MoyenClient
    /// The certificate (DER) that the token is bound to, for mutual TLS.
    let certificat: [UInt8]?
}

extension OAuthServer {
    /// The client of a request. Throws `invalid_client`, the same whether the client is unknown, over or wrong, and after as much work.
    func authenticate(_ credentials: TokenRequest.Credentials, now: Instant) throws -> ClientAuthentication {
        switch credentials {
        case .secret(let clientID, let secret): try bySecret(try known(clientID, now), secret, now)
        case .assertion(let text, let clientID): try byAssertion(text, clientID, now)
        case .certificate(let certificate, let clientID):
            try byCertificate(try known(clientID, now), certificate, now)
        }
    }

    private func known(_ clientID: String, _ now: Instant) throws(OAuthError) -> ClientMachine? {
        do { return try clients.client(clientID, now: now) } catch { throw .unavailable }
    }

    /// Secrets are compared by their hashes: where these differ tells nothing of a secret of 256 random bits.
    private func bySecret(
        _ client: ClientMachine?, _ secret: String, _ now: Instant
    ) throws(OAuthError) -> ClientAuthentication {
        let hash = Self.hexadecimal(Digest.sha256(secret.utf8))
        let found = client?.moyensValides(now).first { $0.preuve == .secret(empreinte: hash) }
        guard let client else { throw .client("unknown-client") }
        guard let found else { throw Self.refusal(client, "secret", now) }
        return ClientAuthentication(client: client, moyen: found, certificat: nil)
    }

    private func byAssertion(_ text: String, _ clientID: String?, _ now: Instant) throws -> ClientAuthentication {
        let assertion = try ClientAssertion(text, for: [issuer, issuer + Self.tokenPath], now: now)
        guard clientID == nil || clientID == assertion.clientID else { throw OAuthError.client("assertion-issuer") }
        let client = try known(assertion.clientID, now)
        let found = assertion.signer(among: client?.moyensValides(now) ?? [])
        guard let client else { throw OAuthError.client("unknown-client") }
        guard let found else { throw Self.refusal(client, "assertion-signature", now) }
        let use = assertion.use
        guard try assertions.take(empreinte: use.empreinte, until: use.end, now: now) else {
            throw OAuthError.client("assertion-replay")
        }
        return ClientAuthentication(client: client, moyen: found, certificat: nil)
    }

    private func byCertificate(
        _ client: ClientMachine?, _ shown: ClientCertificate, _ now: Instant
    ) throws(OAuthError) -> ClientAuthentication {
        guard let certificate = Certificate(der: shown.der), certificate.holds(at: now.seconds) else {
            throw .client("certificate-form")
        }
        let hash = Self.hexadecimal(certificate.sha256)
        guard let client else { throw .client("unknown-client") }
        let found = client.moyensValides(now).first { moyen in
            switch moyen.preuve {
            case .certificat(let empreinte): empreinte == hash
            case .sujet(let sujet): shown.isTrusted && sujet == certificate.subject
            case .secret, .cle: false
            }
        }
        guard let found else { throw Self.refusal(client, "certificate", now) }
        return ClientAuthentication(client: client, moyen: found, certificat: shown.der)
    }

    /// The word of the logs for a known client without the right means.
    private static func refusal(_ client: ClientMachine, _ means: String, _ now: Instant) -> OAuthError {
        if client.dateRevocation != nil { return .client("revoked") }
        return .client(client.isActive(now) ? means : "expired")
    }

    static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
