import HTTP
import Testing

@testable import Portal

/// Where each address is answered: what reads nothing never queues behind what does.
@Suite struct RoomTests {
    private static let anybody = [
        "/", "/connexion", "/mot-de-passe-oublie", "/mot-de-passe-oublie/envoye", "/deconnecte", "/aide",
        "/accessibilite", "/mentions-legales", "/donnees-personnelles",
    ]

    private func room(_ method: HTTPMethod, _ path: String, cookie: String? = nil) throws -> Room {
        let visitor = try Visitor()
        let headers = cookie.map { Headers([("Cookie", $0)]) } ?? Headers()
        return visitor.portal.room(for: Request(method, path, headers: headers))
    }

    @Test(
        "answers at once what reads nothing",
        arguments: anybody + ["/assets/ror-1/ror.css", "/sante", "/sante/pret", "/aide?x=1"])
    func immediate(_ path: String) throws {
        #expect(try room(.get, path) == .immediate)
        #expect(try room(.head, path) == .immediate)
    }

    @Test("looks for the session that a page greets among the pages", arguments: anybody)
    func signedIn(_ path: String) throws {
        let name = try Visitor().portal.configuration.sessionCookie
        #expect(try room(.get, path, cookie: "\(name)=x") == .pages)
        #expect(try room(.get, "/sante", cookie: "\(name)=x") == .immediate)
    }

    @Test(
        "calls the provider away from the pages",
        arguments: [
            (.get, "/connexion/pro-sante-connect"), (.get, "/connexion/pro-sante-connect?retour=/aide"),
            (.get, "/connexion/pro-sante-connect/retour?code=c&state=s"),
            (.get, "//connexion//pro-sante-connect/"), (.post, "/connexion/deconnexion-fournisseur"),
            (.get, "/connexion/verification/pro-sante-connect?retour=/aide"),
        ] as [(HTTPMethod, String)])
    func outbound(_ method: HTTPMethod, _ path: String) throws {
        #expect(try room(method, path) == .outbound)
    }

    @Test(
        "looks at passwords away from the pages",
        arguments: [
            "/connexion/mot-de-passe", "//connexion/mot-de-passe/", "/mot-de-passe-oublie/lien/x",
            "/compte/mot-de-passe", "/connexion/verification/mot-de-passe",
        ])
    func passwords(_ path: String) throws {
        #expect(try room(.post, path) == .passwords)
        #expect(try room(.get, path) == .pages)
    }

    @Test(
        "leaves the rest to the pages",
        arguments: [
            (.get, "/mes-offres"), (.post, "/aide"), (.post, "/mot-de-passe-oublie"), (.get, "/communes"),
            (.get, "/santé"), (.get, "/inconnu"),
            (.post, "/offres/1/saisie/4-contacts"), (.post, "/deconnexion"),
            (.get, "/connexion/deconnexion-fournisseur"),
        ] as [(HTTPMethod, String)])
    func pages(_ method: HTTPMethod, _ path: String) throws {
        #expect(try room(method, path) == .pages)
    }
}
