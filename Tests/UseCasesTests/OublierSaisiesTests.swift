import Domain
import TestSupport
import Testing
import UseCases

@Suite struct OublierSaisiesTests {
    private static let limit: Int64 = 60 * 86_400_000
    /// Milliseconds after the last change, and how many are forgotten then.
    private static let ages: [(Int64, Int)] = [
        (0, 0), (limit - 86_400_000, 0), (limit - 1, 0), (limit, 1), (limit + 1, 1), (limit * 100, 1), (-limit, 0),
    ]
    private let bureau: Bureau
    private let forget: OublierSaisies

    init() throws {
        bureau = try Bureau()
        forget = OublierSaisies(store: bureau.test.store)
    }

    private func brouillon(_ id: Identifiant) throws -> Brouillon {
        var whole = Exemples.offreComplete(validee: false)
        whole.offre.id = id
        var typed = OffreEnSaisie(whole, brouillon: nil, now: bureau.now)
        typed.record(Exemples.saisie, etape: .offre, now: bureau.now)
        return typed.brouillon
    }

    private func keep(_ ids: ClosedRange<Int64>) throws {
        try bureau.test.store.write { store in
            for id in ids {
                let draft = try brouillon(Identifiant(rawValue: id))
                try store.save(draft, version: nil, by: .exploitant("essai"), now: bureau.now)
            }
        }
    }

    @Test(
        "a draft lives 60 days to the millisecond",
        arguments: ages)
    func drafts(_ age: Int64, forgotten: Int) throws {
        try keep(1_000_001...1_000_001)
        let then = Instant(milliseconds: bureau.now.milliseconds + age)
        #expect(try forget(now: then) == forgotten)
        let left = try bureau.test.store.read { try $0.find(Brouillon.self, Identifiant(rawValue: 1_000_001))?.value }
        #expect((left?.saisie == nil) == (forgotten == 1))
        #expect(try forget(now: then) == 0)
    }

    @Test(
        "what a withdrawn offer published lives 60 days to the millisecond",
        arguments: Array(ages[2...4]))
    func withdrawn(_ age: Int64, forgotten: Int) throws {
        try bureau.test.take([Exemples.fiche(1), Exemples.fiche(2)])
        try bureau.validerTout()
        try bureau.test.take([Exemples.fiche(2)])
        #expect(try forget(now: Instant(milliseconds: bureau.now.milliseconds + age)) == forgotten)
        #expect((try bureau.offre(1).value.publiee == nil) == (forgotten == 1))
        #expect(try bureau.offre(2).value.publiee != nil)
    }

    @Test("an offer that is in the register, or that was never validated, has nothing to forget")
    func nothing() throws {
        try bureau.test.take([Exemples.fiche(1), Exemples.fiche(2)])
        try bureau.test.take([Exemples.fiche(2)])
        #expect(try forget(now: bureau.now.adding(days: 6000)) == 0)
    }

    @Test(
        "forgets more than one transaction holds, each once, and writes no history of it", arguments: [500, 501, 1000])
    func many(_ count: Int64) throws {
        try keep(1_000_001...1_000_000 + count)
        let revisions = try bureau.nombreRevisions()
        #expect(try forget(now: bureau.now.adding(days: 60)) == Int(count))
        #expect(try forget(now: bureau.now.adding(days: 61)) == 0)
        #expect(try bureau.nombreRevisions() == revisions)
    }
}
