import Domain
import Synchronization
import TestSupport
import Testing
import UseCases

@testable import Portal

/// Someone whom Pro Santé Connect vouches for, and whom no space is for.
@Suite struct OrientationPageTests {
    private typealias Exercice = Orientation.Exercice
    private let visitor: Visitor

    init() throws { visitor = try Visitor() }

    @Test("tells why and where to go, in the gender of the person, without session nor loop")
    func tells() throws {
        let cases: [(String?, [Orientation.Exercice], String, String)] = [
            ("MME", [Exercice(profession: "60", modes: ["S"])], "bien identifiée", "salariée"),
            ("M", [Exercice(profession: "21", modes: ["L"])], "bien identifié,", "onze professions"),
            (nil, [], "bien reconnue", "aucune profession de santé"),
            ("MME", [Exercice(profession: "10", modes: ["L"])], "bien identifiée", "Revenez demain"),
        ]
        for (civilite, exercices, agreement, words) in cases {
            #expect(visitor.showCard(7, civilite: civilite, exercices) == 403)
            #expect(visitor.page.contains(agreement) && visitor.page.contains(words), "\(words)")
            #expect(visitor.page.contains("J’ai déjà un compte ROR"))
            #expect(visitor.cookies["__Host-ror-session"] == nil)
        }
    }

    @Test("offers to sign out of the provider when it can")
    func signOut() {
        visitor.showCard(7)
        #expect(!visitor.page.contains("Se déconnecter de Pro Santé Connect"))
        visitor.provider.endSession.withLock { $0 = "https://psc.example/logout?id_token_hint=\"x" }
        visitor.showCard(7)
        #expect(visitor.page.contains("href=\"https://psc.example/logout?id_token_hint=&quot;x?state="))
    }

    @Test("says the same to a card whose number has an account without right, and to one that has none")
    func enumeration() throws {
        visitor.showCard(5)
        let unknown = visitor.page
        let id = try visitor.openAccount([])
        visitor.showCard(5)
        #expect(visitor.page.replacing(#/référence.*/#, with: "") == unknown.replacing(#/référence.*/#, with: ""))
        #expect(id.rawValue > 0)
    }

    @Test("escapes what claims say")
    func escapes() {
        #expect(visitor.showCard(7, prenom: "<script>", nom: "\"&'", [Exercice(profession: "<i>")]) == 403)
        #expect(
            !visitor.page.contains("<script>alert") && !visitor.page.contains("<i>")
                && visitor.page.contains("&lt;script&gt;"))
    }
}
