import Domain
import TestSupport
import Testing
import UseCases

@Suite struct EntreesEnAttenteTests {
    private let entrees = EntreesEnAttente(secret: Array("secret".utf8), primitives: .tests)
    private let now = Exemples.now
    private let entree = Entree(
        compte: Identifiant(rawValue: 12), nomAffiche: "Aline\nEXEMPLE", moyen: .motDePasse,
        dateIdentification: Exemples.now, retour: "/aide", espace: .etablissement)

    @Test("gives back who waits, whatever is in the name, until five minutes have passed")
    func roundTrip() throws {
        let sealed = try entrees.seal(entree, now: now)
        #expect(entrees.open(sealed, now: now.adding(seconds: EntreesEnAttente.duree - 1)) == entree)
        #expect(entrees.open(sealed, now: now.adding(seconds: EntreesEnAttente.duree)) == nil)
    }

    @Test("opens nothing that was changed, nor sealed by another service or for another use")
    func foreign() throws {
        let sealed = try entrees.seal(entree, now: now)
        let other = EntreesEnAttente(secret: Array("other".utf8), primitives: .tests)
        let demande = DemandeConnexion(state: "s", nonce: "n", codeVerifier: "v", retour: nil)
        let use = try DemandesConnexion(secret: Array("secret".utf8), primitives: .tests).seal(demande, now: now)
        #expect(other.open(sealed, now: now) == nil && entrees.open(use, now: now) == nil)
        for wrong in ["", "x", String(sealed.dropLast()), sealed + "A", String(sealed.reversed())] {
            #expect(entrees.open(wrong, now: now) == nil)
        }
    }

    @Test("never says that a second factor was given")
    func neverGiven() throws {
        var entree = entree
        entree.secondFacteur = true
        #expect(entrees.open(try entrees.seal(entree, now: now), now: now)?.secondFacteur == false)
    }

    @Test("has a form of its own")
    func form() throws {
        let sealed = try entrees.seal(entree, now: now)
        let token = entrees.jetonFormulaire(sealed)
        #expect(entrees.accepts(token, jetonFormulaire: token))
        #expect(!entrees.accepts("", jetonFormulaire: token))
        #expect(entrees.jetonFormulaire(try entrees.seal(entree, now: now)) != token)
    }
}
