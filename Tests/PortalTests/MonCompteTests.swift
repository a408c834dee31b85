import Domain
import Foundation
import HTTP
import TestSupport
import Testing
import UseCases

@testable import Portal

@Suite struct MonCompteTests {
    private let visitor: Visitor

    init() throws {
        visitor = try Visitor()
        try visitor.enterWithOffers()
    }

    private var session: String { visitor.portal.configuration.sessionCookie }

    /// Signs in once more in another browser; answers its cookies, and comes back to the first one.
    private func otherBrowser(_ rank: Int = 1) -> [String: String] {
        let mine = visitor.cookies
        visitor.forget()
        if rank == 1 { visitor.signIn() } else { visitor.enter(rank) }
        let other = visitor.cookies
        visitor.keep(mine)
        return other
    }

    private func isSignedIn(_ cookies: [String: String]) -> Bool {
        let mine = visitor.cookies
        visitor.keep(cookies)
        visitor.get("/mes-offres")
        let found = visitor.path == "/mes-offres"
        visitor.keep(mine)
        return found
    }

    private func ids() throws -> [String] {
        try visitor.portal.sessions.all(of: visitor.account(), now: visitor.portal.now()).map(\.id)
    }

    @Test("is one link away, by the name of the person")
    func header() {
        visitor.get("/mes-offres")
        #expect(visitor.page.contains("href=\"/compte\">Aline EXEMPLE"))
    }

    @Test("closes one session of another browser, or all of them, never its own")
    func sessions() throws {
        let (second, third) = (otherBrowser(), otherBrowser())
        visitor.get("/compte/sessions")
        #expect(visitor.page.matches(of: #/Fermer cette session/#).count == 2)
        let shown = try #require(visitor.page.firstMatch(of: #/name="session" value="([0-9a-f]+)"/#)).output.1
        visitor.post([("session", String(shown))], to: "/compte/sessions/fermer")
        #expect(visitor.path == "/compte/sessions" && visitor.page.contains("La session est fermée"))
        #expect([second, third].filter(isSignedIn).count == 1)
        visitor.get("/compte/sessions")
        visitor.post([], to: "/compte/sessions/fermer-les-autres")
        #expect(!visitor.page.contains("Fermer mes autres sessions"))
        #expect([second, third].filter(isSignedIn).isEmpty && isSignedIn(visitor.cookies))
    }

    @Test("never closes the session of somebody else, nor tells whether it exists", arguments: ["", "0", "x'--"])
    func foreign(id: String) throws {
        try visitor.test.take([Exemples.fiche(1), Exemples.fiche(2)], publisher: visitor.publisher)
        let other = otherBrowser(2)
        let theirs = try visitor.portal.sessions.all(of: visitor.account(2), now: visitor.portal.now())
        visitor.get("/compte/sessions")
        for tried in theirs.map(\.id) + [id] + (try ids()) {
            visitor.get("/compte/sessions")
            #expect(visitor.post([("session", tried)], to: "/compte/sessions/fermer") == 200)
        }
        visitor.post([], to: "/compte/sessions/fermer-les-autres")
        #expect(isSignedIn(other) && isSignedIn(visitor.cookies))
    }

    @Test("gives a copy of what is held about the person, without any secret")
    func export() throws {
        try visitor.addPassword()
        try visitor.fill("4-contacts", Typed.contacts, action: "enregistrer")
        visitor.get("/compte/donnees")
        #expect(visitor.post([], to: "/compte/donnees/export") == 200)
        #expect(visitor.response.headers["Content-Type"] == "application/json")
        #expect(
            visitor.response.headers["Content-Disposition"]?.hasPrefix("attachment; filename=\"mes-donnees-ror-")
                == true)
        #expect(visitor.response.headers["Cache-Control"] == "no-store")
        let data = try #require(
            try JSONSerialization.jsonObject(with: Data(visitor.response.body)) as? [String: Any])
        #expect((data["compte"] as? [String: Any])?["courriel"] as? String == "aline@exemple.fr")
        #expect((data["sessions"] as? [Any])?.count == 1 && (data["brouillons"] as? [Any])?.count == 1)
        #expect((data["moyensConnexion"] as? [Any])?.count == 2)
        #expect(((data["modifications"] as? [Any])?.count ?? 0) >= 3)
        #expect(visitor.page.contains("01 99 00 12 34"))
        let token = visitor.cookies[session] ?? "?"
        for secret in ["EMPREINTE-SECRETE", "empreinte", "scelle", token] {
            #expect(!visitor.page.lowercased().contains(secret.lowercased()), "\(secret)")
        }
    }

    @Test("asks again who one is before giving the copy")
    func exportLater() {
        visitor.get("/compte/donnees")
        visitor.wait(Int64(Limites.identificationRecente.value))
        visitor.post([], to: "/compte/donnees/export")
        #expect(visitor.path == "/connexion/verification")
        visitor.get("/compte/donnees/export")
        #expect(visitor.path == "/compte/donnees")
    }

    @Test("writes every page in the theme that was chosen, those of failures included")
    func theme() {
        visitor.get("/compte/preferences")
        visitor.post([("apparence", "sombre")])
        #expect(visitor.cookies[Apparence.cookie] == "sombre")
        for path in ["/compte", "/inconnu", "/aide"] {
            visitor.get(path)
            #expect(
                visitor.page.contains("<html lang=\"fr\" data-fr-scheme=\"dark\" data-fr-theme=\"dark\">"), "\(path)")
        }
        visitor.get("/compte/preferences")
        visitor.post([("apparence", "systeme")])
        #expect(visitor.page.contains("<html lang=\"fr\" data-fr-scheme=\"system\">"))
        visitor.keep([Apparence.cookie: "\"><script>"])
        visitor.get("/connexion")
        #expect(visitor.page.contains("<html lang=\"fr\" data-fr-scheme=\"system\">"))
    }

    @Test("reads the figures of conservation where the rules are")
    func conservation() {
        visitor.get("/compte/donnees")
        for figure in ["4\u{A0}heures, ou 30\u{A0}minutes", "60\u{A0}jours", "5\u{A0}ans", "15\u{A0}minutes"] {
            #expect(visitor.page.contains(figure), "\(figure)")
        }
        #expect(ConservationModel.texte(Limite("x", 90, .seconds, beyond: "")) == "90\u{A0}secondes")
        #expect(ConservationModel.texte(Limite("x", 365, .days, beyond: "")) == "1\u{A0}an")
        #expect(ConservationModel.texte(Limite("x", 400, .days, beyond: "")) == "400\u{A0}jours")
    }
}
