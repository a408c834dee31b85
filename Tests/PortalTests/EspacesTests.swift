import Domain
import HTTP
import TestSupport
import Testing
import UseCases

@testable import Portal

/// One person with several spaces: a choice at sign-in, the rights of that space alone, another choice later.
@Suite struct EspacesTests {
    private static let structure = Habilitation(.responsableStructure, sur: .organisations([]))
    private let visitor: Visitor

    init() throws { visitor = try Visitor() }

    private func both() throws {
        try visitor.test.take([Exemples.fiche(1)])
        visitor.enter(1)
        try visitor.addRight(Self.structure)
        visitor.forget()
        visitor.signIn(1)
    }

    @Test("asks for the space before anything else, then has its rights alone")
    func choice() throws {
        try both()
        #expect(visitor.path == "/espace")
        #expect(visitor.page.contains("value=\"liberal\"") && visitor.page.contains("value=\"etablissement\""))
        #expect(!visitor.page.contains("value=\"administration\""))
        let offer = try visitor.firstOffer + "/saisie/2-offre"
        visitor.get(offer)
        #expect(visitor.path == "/espace", "no right before the choice")
        visitor.post([("espace", "etablissement")])
        #expect(visitor.path == "/etablissement" && visitor.page.contains("Responsable de structure"))
        #expect(visitor.get(offer) == 404, "the offers are of the other space")
        #expect(visitor.get("/mes-offres") == 200 && visitor.path == "/etablissement")
    }

    @Test("changes later from the header, without signing out, and comes back to the page asked")
    func change() throws {
        try both()
        visitor.post([("espace", "liberal")])
        #expect(visitor.path == "/mes-offres" && visitor.page.contains("Changer d’espace"))
        let session = visitor.cookies["__Host-ror-session"]
        visitor.get("/espace")
        visitor.post([("espace", "etablissement")])
        #expect(visitor.path == "/etablissement" && visitor.cookies["__Host-ror-session"] == session)
        visitor.get("/espace?retour=/aide")
        visitor.post([("espace", "liberal"), ("retour", "/aide")])
        #expect(visitor.path == "/aide")
        visitor.get("/espace?retour=//mal.example")
        visitor.post([("espace", "liberal"), ("retour", "//mal.example")])
        #expect(visitor.path == "/mes-offres")
    }

    @Test("takes no space that no right opens", arguments: ["administration", "", "<b>", "Liberal"])
    func forged(espace: String) throws {
        try both()
        #expect(visitor.post([("espace", espace)]) == 422)
        #expect(visitor.page.contains("href=\"#espace\"") && !visitor.page.contains("<b>"))
        visitor.get("/mes-offres")
        #expect(visitor.path == "/espace")
    }

    @Test("a space whose right ended is none any more")
    func ended() throws {
        try both()
        visitor.post([("espace", "liberal")])
        try visitor.test.take([Exemples.fiche(2)])
        visitor.get("/mes-offres")
        #expect(visitor.path == "/etablissement")
    }

    @Test("who has one space is never asked")
    func single() throws {
        try visitor.test.take([Exemples.fiche(1)])
        visitor.enter(1)
        #expect(visitor.path == "/mes-offres" && !visitor.page.contains("Changer d’espace"))
        visitor.get("/espace")
        #expect(visitor.path == "/mes-offres")
        visitor.get("/administration")
        #expect(visitor.path == "/mes-offres")
    }

    @Test(
        "staff without liberal activity is asked no information of RPPS",
        arguments: [Profil.responsableStructure, .support])
    func staff(profil: Profil) throws {
        let id = try visitor.openAccount([Habilitation(profil, sur: .national)])
        try visitor.enterByPassword(id)
        visitor.get("/")
        // Rights of administration ask for a second factor first.
        #expect(visitor.path == (profil == .support ? "/compte/second-facteur" : "/etablissement"))
        #expect(profil == .support || visitor.page.contains("France entière"))
    }
}
