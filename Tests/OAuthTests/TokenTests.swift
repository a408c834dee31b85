import Domain
import Foundation
import HTTP
import OAuth
import SQL
import TestSupport
import Testing
import UseCases

/// RFC 6749: §2.3.1 (secrets), §3.2 (messages), §3.3 (scopes), §4.4 (client credentials), §5 (answers).
@Suite struct TokenTests {
    private let world: ClientWorld
    private let client: ClientMachine
    private let secret: String
    private let grant = ("grant_type", "client_credentials")

    init() throws {
        world = try ClientWorld()
        let made = try world.create()
        client = made.client
        secret = try #require(made.secret)
    }

    @Test("gives a token that nobody keeps, for ten minutes, by either way of showing the secret")
    func given() throws {
        for response in [
            world.ask(client.clientID, secret), world.ask([grant], [ClientWorld.basic(client.clientID, secret)]),
        ] {
            let answer = try ClientWorld.json(response)
            #expect(response.status == 200 && answer["token_type"] as? String == "Bearer")
            #expect(answer["expires_in"] as? Int == 600)
            #expect(answer["scope"] as? String == "system/*.rs system/Location.u system/Task.crs")
            #expect(response.headers["Cache-Control"] == "no-store" && response.headers["Pragma"] == "no-cache")
            #expect(response.headers["Content-Type"] == "application/json")
            #expect(answer["refresh_token"] == nil)
        }
    }

    @Test("narrows the scopes to those asked, and refuses more than was granted")
    func scopes() throws {
        let narrow = try ClientWorld.json(world.ask(client.clientID, secret, scope: "system/*.rs"))
        #expect(narrow["scope"] as? String == "system/*.rs")
        let changement = { () -> ChangementClient in
            var changement = ChangementClient()
            changement.portees = [.lecture]
            return changement
        }()
        _ = try world.gerer.grant(client.clientID, changement, by: world.operateur, now: world.now)
        try world.clients.refresh(now: world.now)
        for scope in ["system/*.rs system/Task.crs", "system/*.*", "openid", "SYSTEM/*.RS"] {
            let response = world.ask(client.clientID, secret, scope: scope)
            #expect(response.status == 400)
            #expect(try ClientWorld.error(response) == "invalid_scope", "\(scope)")
        }
    }

    @Test("answers the same to an unknown client, a wrong secret, an expired and a revoked client")
    func invalidClient() throws {
        let expired = try world.create {
            $0.nom = "Expiré"
            $0.dateExpiration = world.now.adding(seconds: 60)
        }
        let revoked = try world.create { $0.nom = "Révoqué" }
        _ = try world.gerer.revoke(revoked.client.clientID, moyen: nil, by: world.operateur, now: world.now)
        world.clock.pass(seconds: 61)
        try world.clients.refresh(now: world.now)
        let answers = [
            world.ask("client-0000000000000000", secret), world.ask(client.clientID, String(secret.reversed())),
            world.ask(client.clientID, secret.uppercased()), world.ask(client.clientID, "x"),
            world.ask(expired.client.clientID, try #require(expired.secret)),
            world.ask(revoked.client.clientID, try #require(revoked.secret)),
            world.ask([grant, ("client_id", client.clientID)]), world.ask([grant]),
            world.ask([grant], [("Authorization", "Basic !!!")]), world.ask([grant], [("Authorization", "Bearer x")]),
            world.ask([grant], [ClientWorld.basic(client.clientID, "")]),
        ]
        for (rank, answer) in answers.enumerated() {
            #expect(answer.status == 401, "\(rank)")
            #expect(answer.body == answers[0].body && answer.headers == answers[0].headers, "\(rank)")
            #expect(answer.headers["WWW-Authenticate"]?.hasPrefix("Basic ") == true)
        }
        #expect(try ClientWorld.error(answers[0]) == "invalid_client")
        let reasons = world.events.kinds.prefix(6)
        #expect(
            Array(reasons)
                == ["unknown-client", "secret", "secret", "secret", "expired", "revoked"].map {
                    .tokenRefused(reason: $0)
                })
    }

    @Test("refuses what is no message of RFC 6749, each with its error")
    func malformed() throws {
        let good = [("client_id", client.clientID), ("client_secret", secret)]
        let cases: [(String, [(String, String)], [(String, String)])] = [
            ("invalid_request", good, []), ("invalid_request", [("grant_type", "")] + good, []),
            ("unsupported_grant_type", [("grant_type", "password")] + good, []),
            ("unsupported_grant_type", [("grant_type", "authorization_code")] + good, []),
            ("invalid_request", [grant, grant] + good, []),
            ("invalid_request", [grant, ("client_id", client.clientID)] + good, []),
            ("invalid_request", [grant] + good, [ClientWorld.basic(client.clientID, secret)]),
            ("invalid_request", [grant, ("client_id", "other")], [ClientWorld.basic(client.clientID, secret)]),
            ("invalid_request", [grant, ("client_assertion", "a.b.c")] + good, []),
            ("invalid_request", [grant, ("client_assertion", "a.b.c"), ("client_assertion_type", "jwt")], []),
        ]
        for (error, fields, headers) in cases {
            let response = world.ask(fields, headers)
            #expect(response.status == 400, "\(fields)")
            #expect(try ClientWorld.error(response) == error, "\(fields)")
        }
        #expect(!world.events.kinds.contains(.tokenIssued))
    }

    @Test("takes secrets in the body alone, of a form, by POST")
    func body() throws {
        let form = FormFields(
            [grant, ("client_id", client.clientID), ("client_secret", secret)].map {
                (name: $0.0, value: $0.1)
            }
        ).encoded
        let type = ("Content-Type", "application/x-www-form-urlencoded")
        func status(_ request: Request) -> Int { world.server.respond(to: request).status }
        let path = OAuthServer.tokenPath
        #expect(status(Request(.post, path + "?" + form, headers: Headers([type]))) == 400)
        #expect(status(Request(.post, path, headers: Headers([("Content-Type", "application/json")]))) == 400)
        #expect(status(Request(.get, path + "?" + form)) == 405)
        #expect(world.server.respond(to: Request(.get, path)).headers["Allow"] == "POST")
        #expect(status(Request(.get, "/oauth2/authorize")) == 404)
        #expect(status(Request(.post, path, headers: Headers([type]), body: Array(form.utf8))) == 200)
    }

    @Test("asks to wait after ten refusals in a minute, and still takes what is right at once")
    func throttled() throws {
        for _ in 0..<10 { #expect(world.ask(client.clientID, "wrong").status == 401) }
        let refused = world.ask(client.clientID, "wrong")
        #expect(refused.status == 429 && refused.headers["Retry-After"].flatMap(Int.init) != nil)
        #expect(world.ask(client.clientID, secret).status == 200)
        let unknown = "client-ffffffffffffffff"
        for _ in 0..<10 { _ = world.ask(unknown, "wrong") }
        #expect(world.ask(unknown, "wrong").status == 429)
        #expect(world.events.kinds.filter { $0 != .tokenIssued }.count <= 20)
        world.clock.pass(seconds: 60)
        try world.clients.refresh(now: world.now)
        #expect(world.ask(client.clientID, "wrong").status == 401)
    }

    @Test("gives sixty tokens in a minute to one client, others not held back")
    func tooMany() throws {
        let other = try world.create { $0.nom = "Autre" }
        for _ in 0..<60 { #expect(world.ask(client.clientID, secret).status == 200) }
        #expect(world.ask(client.clientID, secret).status == 429)
        #expect(world.ask(other.client.clientID, try #require(other.secret)).status == 200)
        world.clock.pass(seconds: 60)
        try world.clients.refresh(now: world.now)
        #expect(world.ask(client.clientID, secret).status == 200)
    }

    @Test("takes the old and the new secret until the old one ends, and no token outlives its secret")
    func rotation() throws {
        let end = world.now.adding(seconds: 300)
        let next = try world.gerer.rotate(
            client.clientID, until: world.now.adding(days: 1), keptUntil: end, by: world.operateur, now: world.now)
        try world.clients.refresh(now: world.now)
        let new = try #require(next.secret)
        #expect(new != secret && world.ask(client.clientID, new).status == 200)
        let old = try ClientWorld.json(world.ask(client.clientID, secret))
        #expect(old["expires_in"] as? Int == 300)
        world.clock.pass(seconds: 300)
        try world.clients.refresh(now: world.now)
        #expect(world.ask(client.clientID, secret).status == 401)
        #expect(world.ask(client.clientID, new).status == 200)
    }

    @Test("answers 503, not 401, once the clients could not be read for a minute")
    func stale() {
        world.clock.pass(seconds: 60)
        let response = world.ask(client.clientID, secret)
        #expect(response.status == 503 && response.headers["Retry-After"] == "5")
    }

    @Test("keeps neither secret nor token: the store, the history and the audit log hold hashes and references")
    func nothingSecret() throws {
        let token = try ClientWorld.token(world.ask(client.clientID, secret))
        _ = world.ask(client.clientID, "wrong-secret-typed")
        try world.journal.flush(now: world.now)
        let documents = try world.test.database.read { connection in
            try connection.rows("SELECT document FROM revision") { try $0.text(0) }
                + connection.rows("SELECT objet || auteur || detail FROM audit") { try $0.text(0) }
        }
        #expect(documents.contains { $0.contains("secret:") } && documents.contains { $0.contains(client.clientID) })
        for text in documents {
            #expect(!text.contains(secret) && !text.contains(token) && !text.contains("wrong-secret-typed"))
        }
    }

    @Test("tells libraries where tokens are asked for and how")
    func metadata() throws {
        let response = world.server.respond(to: Request(.get, OAuthServer.metadataPath))
        let metadata = try ClientWorld.json(response)
        #expect(metadata["issuer"] as? String == ClientWorld.base)
        #expect(metadata["token_endpoint"] as? String == ClientWorld.base + "/oauth2/token")
        #expect((metadata["grant_types_supported"] as? [String]) == ["client_credentials"])
        let methods = metadata["token_endpoint_auth_methods_supported"] as? [String] ?? []
        #expect(methods.contains("private_key_jwt") && methods.contains("self_signed_tls_client_auth"))
        #expect(metadata["tls_client_certificate_bound_access_tokens"] as? Bool == true)
        #expect(response.headers["Strict-Transport-Security"] != nil)
    }

    @Test("answers tokens in their own room, metadata at once")
    func rooms() {
        #expect(world.server.room(for: Request(.post, OAuthServer.tokenPath)) == .tokens)
        #expect(world.server.room(for: Request(.get, OAuthServer.tokenPath)) == .immediate)
        #expect(world.server.room(for: Request(.get, OAuthServer.metadataPath)) == .immediate)
        #expect(world.server.refuse(Request(.post, OAuthServer.tokenPath), status: 413).status == 413)
    }
}
