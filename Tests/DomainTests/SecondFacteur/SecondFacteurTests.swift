import Domain
import Testing

@Suite struct SecondFacteurTests {
    private let now = Instant(milliseconds: 1_800_000_000_000)
    private var facteur = SecondFacteur(compte: Identifiant(rawValue: 1))

    @Test("asks nothing until a first code was given")
    mutating func inactive() {
        #expect(!facteur.estActif && facteur.secretAConfirmer(now) == nil)
        facteur.prepare(secretScelle: "s", now: now)
        #expect(!facteur.estActif && facteur.secretAConfirmer(now) == "s")
        #expect(facteur.secretAConfirmer(now.adding(seconds: SecondFacteur.dureePreparation)) == nil)
        facteur.activate(codesSecours: ["a"], now: now)
        #expect(facteur.estActif && facteur.secretAConfirmer(now) == nil)
        facteur.prepare(secretScelle: "other", now: now)
        #expect(facteur.secretScelle == "s")
    }

    @Test("takes each step once, and none before it")
    mutating func steps() {
        #expect([5, 5, 4, 6].map { facteur.accept(pas: $0) } == [true, false, false, true])
    }

    @Test("takes each recovery code once")
    mutating func recovery() {
        facteur.activate(codesSecours: ["a", "b"], now: now)
        #expect(["a", "a", "c", "b"].map { facteur.use(codeSecours: $0) } == [true, false, false, true])
        #expect(facteur.codesSecours.isEmpty && facteur.estActif)
    }

    @Test("forgets everything when it is taken away")
    mutating func deactivated() {
        facteur.prepare(secretScelle: "s", now: now)
        facteur.activate(codesSecours: ["a"], now: now)
        facteur.deactivate()
        #expect(facteur == SecondFacteur(compte: facteur.id))
    }
}
