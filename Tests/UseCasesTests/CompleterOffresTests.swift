import Domain
import TestSupport
import Testing
import UseCases

@Suite struct CompleterOffresTests {
    private let bureau: Bureau

    init() throws {
        bureau = try Bureau()
        try bureau.test.take([Exemples.fiche(1), Exemples.fiche(2)])
    }

    private func complete(_ saisie: (OffreEnSaisie) -> Saisie?) throws -> Int {
        try CompleterOffres(store: bureau.test.store, publisher: bureau.publisher)(
            now: { Exemples.now }, saisie: saisie)
    }

    @Test("validates and publishes the offers it is given values for, once, signed by the operator")
    func completes() throws {
        let first = Exemples.idNatPS(1)
        #expect(try complete { $0.complete.professionnel?.idNatPS == first ? Exemples.saisie : nil } == 1)
        #expect(try bureau.offre(1).value.statut == .validee)
        #expect(try bureau.offre(2).value.statut == .aCompleter)
        #expect(try bureau.publication(1)?.version == 1)
        #expect(try bureau.dernierAuteur() == ["ror generate", "exploitant", "commande"])
        #expect(try complete { _ in Exemples.saisie } == 1)
        #expect(try complete { _ in Exemples.saisie } == 0)
    }

    @Test("leaves withdrawn offers aside")
    func withdrawn() throws {
        try bureau.test.take([Exemples.fiche(2)])
        #expect(try complete { _ in Exemples.saisie } == 1)
        #expect(try bureau.offre(1).value.statut == .aCompleter)
    }

    @Test("refuses values that break a rule, and stores none of the transaction")
    func refuses() throws {
        let second = Exemples.idNatPS(2)
        let error = #expect(throws: UseCaseError.self) {
            try complete { whole in
                var saisie = Exemples.saisie
                if whole.complete.professionnel?.idNatPS == second { saisie.horaires = HorairesOffre() }
                return saisie
            }
        }
        #expect(error?.issues == [ValidationIssue("horaires", .auMoinsUn)])
        #expect(try bureau.offre(1).value.statut == .aCompleter)
        #expect(try bureau.publication(1) == nil)
    }
}
