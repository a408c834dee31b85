import Domain
import TestSupport
import Testing

@Suite struct CompteTests {
    @Test("has accepted the versions it accepted, no other")
    func accepted() {
        var compte = Compte(id: Identifiant(rawValue: 1), habilitations: [], dateCreation: Exemples.now)
        #expect(!compte.aAccepte("1"))
        compte.acceptations.append(.init(version: "1", date: Exemples.now, finAffichee: false))
        #expect(compte.aAccepte("1"))
        #expect(!compte.aAccepte("2"))
    }
}
