import Domain
import TestSupport
import Testing

@testable import Generation

@Suite struct MondeTests {
    private static let communes = Exemples.communes.filter(\.estActuelle)

    private func monde(_ count: Int = 2000, structures: Int = 96, seed: UInt64 = 5) -> Monde {
        Monde(professionals: count, structures: structures, seed: seed, communes: Self.communes)
    }

    private func people(_ monde: Monde) -> [PersonneInventee] { (1000..<3000).map { monde.personne($0) } }

    @Test("draws the same person of a rank whatever the number of the others, and others for another seed")
    func deterministic() {
        let all = people(monde())
        #expect(people(monde(1)) == all)
        #expect(people(monde()).reversed() == (1000..<3000).reversed().map { monde().personne($0) })
        let others = people(monde(seed: 6))
        #expect(zip(all, others).filter { $0 == $1 }.count < 20)
        #expect(zip(all, others).allSatisfy { $0.numRPPS == $1.numRPPS })
    }

    @Test("invents people: names of our own lists, in numbers that are nobody's")
    func invented() {
        let feminine = Set(NomsInventes.prenomsFeminins)
        let masculine = Set(NomsInventes.prenomsMasculins)
        for person in people(monde()) {
            #expect((person.civilite == "MME" ? feminine : masculine).contains(person.prenom))
            #expect(person.numRPPS.hasPrefix("109") && NumRPPS(person.numRPPS)?.cleValide == true)
        }
        #expect(Set(people(monde()).map(\.nom)).count > 500)
        #expect(feminine.isDisjoint(with: masculine))
    }

    @Test("has every profession of the register, and offers for those of the directory only")
    func professions() {
        let all = people(monde())
        #expect(Set(all.map(\.profession)) == Set(ProfessionInventee.toutes.map(\.code)))
        for person in all where !person.estEligible { #expect(person.offres.isEmpty && !person.estRetenue) }
        for person in all {
            let keys = person.offres.compactMap(\.lieu?.cle)
            #expect(keys.count == person.offres.count && Set(keys).count == keys.count)
            if !person.offres.isEmpty { #expect(person.estRetenue) }
        }
        #expect(all.contains { $0.offres.count > 1 } && all.contains { $0.estRetenue && $0.offres.isEmpty })
    }

    @Test("draws sites with right numbers, kinds at their ranks, in the communes that were given")
    func sites() throws {
        let monde = monde()
        let sites = try (0..<96).map { try #require(monde.site($0)) }
        #expect(Set(sites.map(\.lieu.cle)).count == 96)
        for (rank, site) in sites.enumerated() {
            #expect(site.lieu.cle == "F\(site.lieu.numFINESS)" && NumFINESS(site.lieu.numFINESS) != nil)
            #expect(NumSIREN(site.lieu.numSIREN) != nil && site.lieu.numFINESSEJ != site.lieu.numFINESS)
            #expect(Self.communes.map(\.code).contains(site.lieu.commune.code))
            let kinds = ["603", "124", "355"]
            if rank % 32 < 3 {
                #expect(site.categorie == kinds[rank % 32])
            } else {
                #expect(!kinds.contains(site.categorie))
            }
        }
    }

    @Test("a country without communes has nobody in any place, and does not fail")
    func nowhere() throws {
        let empty = Monde(professionals: 300, structures: 32, seed: 1, communes: [])
        #expect((0..<32).allSatisfy { empty.site($0) == nil })
        let ledger = try GenerationRegistres(empty, day1: Exemples.provenance.edition).write(
            first: { _, _ in }, second: { _, _ in })
        #expect(ledger.day1.created == 0 && ledger.day1.sites == 0 && ledger.day1.rows > 0)
    }

    @Test(
        "counts one more change for each event between two days",
        arguments: [
            ([0], [0], 0, 0, 0), ([0], [0, 1], 1, 0, 0), ([0, 1], [0], 0, 0, 1), ([0], [1], 0, 1, 0),
            ([0], [], 0, 0, 1),
            ([], [0, 1], 2, 0, 0), ([0, 1], [0, 2], 0, 1, 0), ([0, 1], [2], 1, 0, 2), ([0, 1], [2, 3], 2, 0, 2),
            ([], [], 0, 0, 0),
        ] as [([Int], [Int], Int, Int, Int)])
    func ledger(_ before: [Int], _ after: [Int], created: Int, changed: Int, closed: Int) {
        func person(_ places: [Int]) -> PersonneInventee {
            var person = PersonneInventee(rank: 1, civilite: "M", prenom: "Léo", nom: "Aubibois", profession: "60")
            person.activites = places.map {
                .init(
                    mode: "L", genre: "GENR01",
                    lieu: LieuInvente(cle: "R\($0)", secteur: "SA07", commune: Self.communes[0]))
            }
            return person
        }
        var ledger = Ledger()
        ledger.add(before: person(before), after: person(after))
        let day = ledger.day2
        #expect([day.created, day.changed, day.closed] == [created, changed, closed])
        #expect(day.records == (after.isEmpty ? 0 : 1))
    }
}
