import Domain
import HTML
import HTTP
import UseCases

/// What the identity provider tells when a person signs out elsewhere. Sources: OpenID Connect Front-Channel Logout 1.0 §2,
/// Back-Channel Logout 1.0 §2.5 to §2.8.
extension Portal {
    func addDeconnexionFournisseurRoutes(to router: inout Router) {
        router.on(.get, SiteURL.deconnexionFournisseur.path) { request, _ in try frontChannel(request) }
        router.on(.post, SiteURL.deconnexionFournisseur.path) { request, _ in try backChannel(request) }
    }

    /// Front channel: a frame of the provider's page, in which the browser sends no cookie of ours. The session of the provider that it
    /// names, which nobody can guess, tells which sessions end.
    private func frontChannel(_ request: Request) throws -> Response {
        let query = request.queryFields
        guard query["iss"] == fournisseur.emetteur, let session = query["sid"], !session.isEmpty else {
            return frame(status: 400, "Cette demande de déconnexion n’est pas complète.")
        }
        try end(DeconnexionFournisseur(identifiant: "", sujet: nil, session: session, souvenir: 0), request)
        return frame(status: 200, "Vous êtes déconnecté du ROR.")
    }

    /// Back channel: a token that the provider signed, posted from server to server.
    private func backChannel(_ request: Request) throws -> Response {
        do {
            let token = FormulaireRecu(request.form)["logout_token"] ?? ""
            let ended = try fournisseur.deconnexion(jeton: token)
            guard usages.isFirst("logout " + ended.identifiant, for: ended.souvenir, now: now()) else {
                throw EchecDeconnexion.dejaRecu
            }
            try end(ended, request)
            return uncached(Response(status: 200, type: "text/plain; charset=utf-8", body: []))
        } catch let echec as EchecDeconnexion {
            security(SecurityEvent(.signOutRefused(reason: "\(echec)"), request: request.identifier))
            let isOut = echec == .fournisseurIndisponible
            let error = isOut ? "temporarily_unavailable" : "invalid_request"
            let body = #"{"error":"\#(error)","error_description":"\#(Self.description(echec))"}"#
            return uncached(
                Response(status: isOut ? 503 : 400, type: "application/json", body: Array(body.utf8)))
        }
    }

    private func end(_ ended: DeconnexionFournisseur, _ request: Request) throws {
        for account in try sessions.close(sessionFournisseur: ended.session, sujet: ended.sujet) {
            security(
                SecurityEvent(.signedOutByProvider, account: account.description, request: request.identifier))
        }
    }

    /// A page that the provider alone may show in a frame.
    private func frame(status: Int, _ text: String) -> Response {
        let document: HTML = """
            <!DOCTYPE html>
            <html lang="fr"><head><meta charset="utf-8"><title>Déconnexion</title></head><body><p>\(text)</p></body></html>

            """
        var response = Response(status: status, type: "text/html; charset=utf-8", body: document.bytes)
        response.headers["Content-Security-Policy"] =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors "
            + PortalConfiguration.origin(of: fournisseur.emetteur)
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return uncached(response)
    }

    private func uncached(_ response: Response) -> Response {
        var response = response
        response.headers["Cache-Control"] = "no-store"
        return response
    }

    /// What the operator of the provider reads.
    private static func description(_ echec: EchecDeconnexion) -> String {
        switch echec {
        case .fournisseurIndisponible: "the keys of the issuer cannot be read now"
        case .signature: "no token, or not signed by a key of the issuer with an accepted algorithm"
        case .type: "typ is not logout+jwt"
        case .emetteur: "another iss"
        case .audience: "this client is not in aud"
        case .expiration: "iat or exp is not of now"
        case .evenement: "events lacks the back-channel logout event"
        case .nonce: "nonce is prohibited"
        case .identifiant: "jti is missing"
        case .dejaRecu: "this jti was received already"
        case .sansPersonne: "neither sub nor sid"
        }
    }
}
