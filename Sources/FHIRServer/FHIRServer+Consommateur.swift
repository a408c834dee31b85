public import Domain
import FHIRModel
import HTTP
public import UseCases

/// Who may come in, and how the API knows them.
public struct AccesConsommateurs: Sendable {
    /// The tokens of machine clients; `nil` where none is given.
    public let jetons: JetonsAcces?
    /// Whether who shows no token is served, with the public profile.
    public let estPublic: Bool
    /// The clock.
    public let now: @Sendable () -> Instant

    /// An access.
    public init(jetons: JetonsAcces?, estPublic: Bool, now: @escaping @Sendable () -> Instant) {
        self.jetons = jetons
        self.estPublic = estPublic
        self.now = now
    }

    /// Everybody, and no token.
    public static let ouvert = AccesConsommateurs(
        jetons: nil, estPublic: true, now: { Instant(milliseconds: 0) })
}

extension FHIRServer {
    /// Who asks. A token that is shown must be right, even where none is needed. Source: RFC 6750 §2.1, §3.
    func consommateur(of request: Request) throws -> Consommateur {
        guard let value = request.headers["Authorization"] else {
            guard acces.estPublic else { throw FHIRFailure.withoutToken }
            return .public
        }
        let words = value.split(separator: " ", omittingEmptySubsequences: true)
        guard request.headers.values("Authorization").count == 1, words.count == 2,
            words[0].lowercased() == "bearer", let jetons = acces.jetons
        else { throw FHIRFailure.withoutToken }
        do throws(JetonsAcces.Refus) {
            return try jetons.consommateur(String(words[1]), certificat: request.certificate?.der, now: acces.now())
        } catch {
            security(SecurityEvent(.tokenRefused(reason: error.mot), request: request.identifier))
            throw FHIRFailure.of(error)
        }
    }
}

extension JetonsAcces.Refus {
    /// The word of the security log.
    fileprivate var mot: String {
        switch self {
        case .invalide: "token-invalid"
        case .expire: "token-expired"
        case .revoque: "token-revoked"
        case .certificat: "token-certificate"
        case .indisponible: "unavailable"
        }
    }
}

extension FHIRFailure {
    static let withoutToken = FHIRFailure(
        401, .login, "Show an access token: Authorization: Bearer. It is given at /oauth2/token.",
        challenge: "Bearer realm=\"ror\"")

    /// Why a token is refused. Source: RFC 6750 §3.1, `invalid_token`.
    static func of(_ refusal: JetonsAcces.Refus) -> FHIRFailure {
        let text =
            switch refusal {
            case .indisponible: ""
            case .certificat: "This token is of a certificate that this connection did not show."
            case .expire: "The access token is over: ask for another one."
            case .invalide, .revoque: "The access token is not accepted: ask for another one."
            }
        guard refusal != .indisponible else {
            return FHIRFailure(503, .transient, "Tokens cannot be verified now: try again in a moment.")
        }
        return FHIRFailure(
            401, refusal == .expire ? .expired : .login, text,
            challenge: "Bearer realm=\"ror\", error=\"invalid_token\", error_description=\"\(text)\"")
    }
}
