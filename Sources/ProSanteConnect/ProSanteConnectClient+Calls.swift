import Cryptography
import FoundationEssentials
import HTTP
import HTTPClient
import JOSE
import UseCases

/// The calls to the provider. Without readable answer, `fournisseurIndisponible`.
extension ProSanteConnectClient {
    /// The tokens of an exchange.
    struct Tokens {
        let idToken: String
        let accessToken: String
    }

    /// Exchanges a code. Source: OpenID Connect Core §3.1.3; errors, RFC 6749 §5.2.
    func exchange(_ code: String, _ demande: DemandeConnexion, at endpoint: String) throws -> Tokens {
        var fields = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", configuration.redirectURI),
            ("code_verifier", demande.codeVerifier),
        ]
        var headers = Headers()
        switch configuration.clientAuthentication {
        case .basic(let secret): headers["Authorization"] = basicCredentials(secret)
        case .post(let secret): fields += [("client_id", configuration.clientID), ("client_secret", secret)]
        case .privateKey(let signer):
            let assertion = ClientAssertion(
                clientID: configuration.clientID, endpoint: endpoint, identifier: try secret(), now: now())
            fields += [
                ("client_id", configuration.clientID), ("client_assertion_type", ClientAssertion.type),
                ("client_assertion", try signer.token(assertion)),
            ]
        case .certificate: fields += [("client_id", configuration.clientID)]
        }
        var request = HTTPClientRequest.post(FormFields(fields.map { (name: $0.0, value: $0.1) }), to: endpoint)
        for field in headers.fields { request.headers[field.name] = field.value }
        request.clientCertificate = configuration.clientCertificate
        let response = try reach(request)
        let answer = JSONValue.parse(response.body)
        if response.status == 400 || response.status == 401 {
            throw answer?["error"]?.text == "invalid_grant"
                ? EchecIdentification.codeRefuse : EchecIdentification.erreurFournisseur
        }
        guard response.status == 200, let idToken = answer?["id_token"]?.text,
            let accessToken = answer?["access_token"]?.text
        else { throw EchecIdentification.fournisseurIndisponible }
        return Tokens(idToken: idToken, accessToken: accessToken)
    }

    /// The claims of a person: JSON, or a signed token whose issuer and audience, when it has them, must be right.
    /// Source: OpenID Connect Core §5.3.2.
    func userinfo(_ accessToken: String, _ provider: Provider) throws -> JSONValue {
        let headers = Headers([("Authorization", "Bearer " + accessToken), ("Accept", "application/json")])
        var request = HTTPClientRequest(.get, provider.userinfo, headers: headers)
        request.clientCertificate = configuration.clientCertificate
        let response = try reach(request)
        guard response.status == 200 else { throw EchecIdentification.fournisseurIndisponible }
        guard response.headers["Content-Type"]?.lowercased().hasPrefix("application/jwt") == true else {
            guard let claims = JSONValue.parse(response.body) else { throw EchecIdentification.fournisseurIndisponible }
            return claims
        }
        let claims = try verified(String(decoding: response.body, as: UTF8.self), provider).claims
        if let issuer = claims["iss"]?.text, issuer != configuration.issuer { throw EchecIdentification.emetteur }
        if let audience = claims["aud"]?.elements, !audience.contains(where: { $0.text == configuration.clientID }) {
            throw EchecIdentification.audience
        }
        return claims
    }

    /// A JSON document.
    func readJSON(_ url: String) throws -> JSONValue {
        let response = try reach(HTTPClientRequest(.get, url, headers: Headers([("Accept", "application/json")])))
        guard response.status == 200, let document = JSONValue.parse(response.body) else {
            throw EchecIdentification.fournisseurIndisponible
        }
        return document
    }

    private func reach(_ request: HTTPClientRequest) throws -> HTTPClientResponse {
        do { return try send(request) } catch is HTTPClientError { throw EchecIdentification.fournisseurIndisponible }
    }

    /// Both parts are form-encoded first (RFC 6749 §2.3.1).
    private func basicCredentials(_ secret: String) -> String {
        let pair = [configuration.clientID, secret].map(PercentEncoding.encode)
        return "Basic " + Data(pair.joined(separator: ":").utf8).base64EncodedString()
    }
}
