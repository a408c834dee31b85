import Domain
import HTTP
import Synchronization
import TestSupport
import Testing
import UseCases

@testable import Portal

/// Linking a card to the account of a password: the page, the attacker, two tabs, the wrong person.
@Suite struct RattachementTests {
    private static let typed = [
        ("prenom", "Aline"), ("nom", "Exemple"), ("courriel", Visitor.courriel),
    ]
    private let visitor: Visitor

    init() throws { visitor = try Visitor() }

    /// A card without account, then the password of an account, then the page.
    private func bothProved() throws -> Identifiant {
        let id = try visitor.openAccount()
        visitor.showCard()
        visitor.wait(5)
        try visitor.enterByPassword(id)
        #expect(visitor.get("/rattachement") == 200)
        return id
    }

    @Test("a card without account, then the password: the card opens the account from then on")
    func fromTheCard() throws {
        let id = try bothProved()
        #expect(visitor.page.contains("value=\"EXEMPLE\"") && visitor.page.contains("value=\"\(Visitor.courriel)\""))
        let before = visitor.cookies["__Host-ror-session"]
        #expect(visitor.post(Self.typed) == 200)
        #expect(visitor.path == "/rattachement/fait")
        #expect(visitor.cookies["__Host-ror-session"] != before, "the rights grew: the token is a new one")
        #expect(visitor.cookies["__Host-ror-rattachement"] == nil)
        #expect(try visitor.compteDeLaCarte(5) == id)
        visitor.forget()
        visitor.showCard()
        #expect(visitor.path == "/etablissement")
    }

    @Test("from the account: the card is shown, the session stays, the person confirms")
    func fromTheAccount() throws {
        let id = try visitor.openAccount()
        try visitor.enterByPassword(id)
        visitor.get("/rattachement")
        #expect(visitor.page.contains("Présenter ma carte"))
        let session = visitor.cookies["__Host-ror-session"]
        #expect(visitor.post([], to: "/rattachement/carte") == 302)
        #expect(visitor.showCardBack(5) == 200 && visitor.path == "/rattachement")
        #expect(visitor.cookies["__Host-ror-session"] == session)
        #expect(try visitor.compteDeLaCarte(5) == nil, "nothing is linked before it is confirmed")
        visitor.post(Self.typed)
        #expect(visitor.path == "/rattachement/fait")
        #expect(try visitor.compteDeLaCarte(5) == id)
    }

    @Test("a card that opens a liberal account: both become one once accepted, and the sessions of the other end")
    func merges() throws {
        try visitor.test.take([Exemples.fiche(1)])
        visitor.enter(1)
        let liberal = try #require(try visitor.compteDeLaCarte(1))
        let old = visitor.cookies
        visitor.forget()
        let id = try visitor.openAccount()
        try visitor.enterByPassword(id)
        visitor.get("/rattachement")
        visitor.post([], to: "/rattachement/carte")
        visitor.showCardBack(1)
        #expect(visitor.page.contains("Réunir mes deux comptes"))
        #expect(visitor.post(Self.typed) == 422)
        #expect(visitor.page.contains("href=\"#reunit\"") && visitor.page.contains("value=\"Exemple\""))
        #expect(try visitor.compteDeLaCarte(1) == liberal)
        visitor.post(Self.typed + [("reunit", "oui")])
        #expect(visitor.path == "/espace", "two spaces: one is to be chosen")
        #expect(try visitor.compteDeLaCarte(1) == id)
        #expect(try visitor.compte(liberal)?.reuniDans == id)
        visitor.keep(old)
        visitor.get("/mes-offres")
        #expect(visitor.path == "/connexion")
    }

    @Test("two tabs: the second confirmation finds it done")
    func twoTabs() throws {
        let id = try bothProved()
        let (page, cookies) = (visitor.page, visitor.cookies)
        visitor.post(Self.typed)
        #expect(page.contains("Rattacher cette carte"))
        visitor.keep(cookies)
        visitor.get("/rattachement")
        #expect(visitor.path == "/connexion", "the former token opens nothing")
        try visitor.enterByPassword(id)
        visitor.showCardFor(id, 5)
        #expect(visitor.path == "/rattachement/fait")
        #expect(try visitor.compteDeLaCarte(5) == id)
    }

    @Test(
        "what is typed is checked, told and kept", arguments: [("", "Exemple"), ("Aline", "Autre"), ("<b>", "\u{0}")])
    func typed(prenom: String, nom: String) throws {
        _ = try bothProved()
        #expect(visitor.post([("prenom", prenom), ("nom", nom), ("courriel", "bruno@exemple.fr")]) == 422)
        #expect(visitor.page.contains("<title>Erreur – ") && visitor.page.contains("href=\"#courriel\""))
        #expect(visitor.page.contains("value=\"bruno@exemple.fr\"") && !visitor.page.contains("<b>"))
        #expect(try visitor.compteDeLaCarte(5) == nil)
    }

    @Test("the card of someone else is refused, whatever is typed")
    func wrongPerson() throws {
        let id = try visitor.openAccount()
        visitor.showCard(6, prenom: "Bruno", nom: "AUTRE")
        visitor.wait(5)
        try visitor.enterByPassword(id)
        #expect(visitor.get("/rattachement") == 403)
        #expect(visitor.page.contains("pas au même nom"))
        visitor.showCardFor(id, 6, prenom: "Bruno", nom: "AUTRE")
        #expect(visitor.response.status == 403)
        #expect(try visitor.compteDeLaCarte(6) == nil)
    }

    @Test("a card shown in a browser where someone was signed in already serves nobody")
    func sharedBrowser() throws {
        let id = try visitor.openAccount()
        try visitor.enterByPassword(id)
        visitor.wait(60)
        visitor.showCard(5)
        #expect(visitor.get("/rattachement") == 200)
        #expect(visitor.page.contains("Présenter ma carte") && !visitor.page.contains("Rattacher cette carte"))
    }

    @Test("nothing is linked without both proofs, recent, of this session", arguments: 0..<5)
    func proofs(rank: Int) throws {
        let id = try bothProved()
        let token = visitor.page
        switch rank {
        case 0: visitor.dropProofs()
        case 1: visitor.wait(15 * 60)
        case 2: visitor.replaceProofs("plante")
        case 3:
            let other = try visitor.openAccount(courriel: "autre@exemple.fr")
            try visitor.enterByPassword(other)
        default:
            visitor.wait(11 * 60)
        }
        visitor.post(Self.typed, to: "/rattachement")
        #expect(visitor.path != "/rattachement/fait")
        #expect(try visitor.compteDeLaCarte(5) == nil)
        #expect(token.contains("jeton") && id.rawValue > 0)
    }

    @Test("who is signed in by card only, or not at all, links nothing")
    func otherSessions() throws {
        try visitor.test.take([Exemples.fiche(1)])
        visitor.get("/rattachement")
        #expect(visitor.path == "/connexion")
        visitor.enter(1)
        #expect(visitor.get("/rattachement") == 200 && visitor.page.contains("mot de passe de ce compte"))
        visitor.post([], to: "/rattachement/carte")
        #expect(visitor.cookies["__Host-ror-rattachement"] == nil)
    }
}

extension Visitor {
    /// Comes back from the provider, while a card is asked.
    @discardableResult
    fileprivate func showCardBack(_ rank: Int, prenom: String = "Aline", nom: String = "EXEMPLE") -> Int {
        provider.claims.withLock { $0 = (prenom, nom, "MME", []) }
        provider.identity.withLock { $0 = Exemples.idNatPS(rank) }
        return comeBack()
    }

    /// Asks for the card from the page of the account, and shows it.
    fileprivate func showCardFor(_ id: Identifiant, _ rank: Int, prenom: String = "Aline", nom: String = "EXEMPLE") {
        dropProofs()
        get("/rattachement")
        post([], to: "/rattachement/carte")
        showCardBack(rank, prenom: prenom, nom: nom)
    }

    fileprivate func dropProofs() { keep(cookies.filter { $0.key != "__Host-ror-rattachement" }) }

    fileprivate func replaceProofs(_ value: String) {
        var changed = cookies
        changed["__Host-ror-rattachement"] = value
        keep(changed)
    }
}
