import Cryptography
import HTTP
import JOSE

extension DemoProvider {
    /// What the provider answers. The paths under the issuer are those of the true one.
    func routes() -> Router {
        let base = configuration.basePath
        var router = Router()
        router.on(.get, base + "/.well-known/wallet-openid-configuration") { _, _ in try discovery() }
        router.on(.get, "/auth") { request, _ in authorizationPage(request) }
        router.on(.post, "/auth") { request, _ in try signIn(request) }
        router.on(.post, base + "/protocol/openid-connect/token") { request, _ in try token(request) }
        router.on(.get, base + "/protocol/openid-connect/userinfo") { request, _ in try userinfo(request) }
        router.on(.post, base + "/protocol/openid-connect/userinfo") { request, _ in try userinfo(request) }
        router.on(.get, base + "/protocol/openid-connect/certs") { _, _ in try json(signers.published)
        }
        router.on(.get, logoutPath) { request, _ in try signOut(request) }
        router.on(.get, Self.sessionsPath) { _, _ in page(.sessions(grants.sessions), status: 200) }
        router.on(.post, Self.sessionsPath) { request, _ in try endSession(request) }
        router.on(.post, "/cles") { _, _ in
            try rotate(to: PrivateKey.generate(configuration.key.kind), configuration.algorithm)
            return page(.rotated, status: 200)
        }
        router.on(.get, "/style.css") { _, _ in
            Response(type: "text/css; charset=utf-8", body: Array(StyleSheet.text.utf8))
        }
        return router
    }

    /// A JSON answer that nobody keeps.
    func json(_ value: some Encodable, status: Int = 200) throws -> Response {
        var response = Response(status: status, type: "application/json", body: try TokenSigner.json(value))
        response.headers["Cache-Control"] = "no-store"
        return response
    }
}
