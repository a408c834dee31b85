import Domain
import SQL
import Storage
import Testing
import UseCases

@Suite struct EmpreinteRepositoryTests {
    private func known(_ cle: Int64, _ valeur: Int64) -> EmpreinteConnue {
        EmpreinteConnue(Empreinte(cle: cle, valeur: valeur), agregat: Identifiant(rawValue: 7))
    }

    @Test(
        "remembers the last fingerprint of each key, apart for each register, many pages of them",
        arguments: Engine.available)
    func fingerprints(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            let many = (0..<45_000).map { known(Int64($0) * 3 - 60_000, Int64($0) + 1) }
            try store.write(relaxed: true) { try $0.remember(many, .mssante) }
            try store.write { store in
                try store.remember([known(-60_000, 99), known(.min, 5), known(.max, 6)], .mssante)
                try store.remember([known(-60_000, 1)], .diplomes)
                try store.forget(cles: [-59_997, 12], .mssante)
            }
            var found: [Int64: Int64] = [:]
            try store.read { try $0.empreintes(.mssante) { found[$0.empreinte.cle] = $0.empreinte.valeur } }
            #expect(found.count == 45_000 - 2 + 2)
            #expect(found[-60_000] == 99 && found[.min] == 5 && found[.max] == 6 && found[12] == nil)
            var others = 0
            try store.read { try $0.empreintes(.diplomes) { _ in others += 1 } }
            #expect(others == 1)
        }
    }

    @Test(
        "replaces and adds any number of fingerprints, whatever the sizes of the statements",
        arguments: Engine.available, [0, 1, 7, 8, 9, 63, 64, 65, 72, 73, 137])
    func sizes(engine: Engine, count: Int64) throws {
        try engine.withStore { store, _ throws in
            for round in Int64(1)...2 {
                let some = (0..<count).map { rank in
                    var connue = known(rank - 70, rank + round)
                    connue.empreinte.estConnue = round > 1
                    connue.agregat = Identifiant(rawValue: round)
                    return connue
                }
                try store.write { try $0.remember(some.shuffled(), .sitesFINESS) }
                var found: [[Int64]] = []
                try store.read { store in
                    try store.empreintes(.sitesFINESS) {
                        found.append([$0.empreinte.cle, $0.empreinte.valeur, $0.agregat.rawValue])
                    }
                }
                let expected = (0..<count).map { [$0 - 70, $0 + round, round] }
                #expect(found.sorted { $0[0] < $1[0] } == expected)
            }
        }
    }

    @Test("keeps extremes apart for each register, forgets what is asked and nothing else", arguments: Engine.available)
    func extremes(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            let some = [known(.min, .max), known(0, .min), known(.max, 0), known(-1, 1)]
            try store.write { store in for suivi in Suivi.allCases { try store.remember(some, suivi) } }
            try store.write { store in
                try store.forget(cles: [], .savoirFaire)
                try store.forget(cles: [.min, 0, 12], .diplomes)
            }
            for suivi in Suivi.allCases {
                var found: [Int64: Int64] = [:]
                try store.read { try $0.empreintes(suivi) { found[$0.empreinte.cle] = $0.empreinte.valeur } }
                let all: [Int64: Int64] = [.min: .max, 0: .min, .max: 1, -1: 1]
                #expect(found == (suivi == .diplomes ? [.max: 1, -1: 1] : all), "\(suivi)")
            }
        }
    }

    @Test("keeps the history of runs, the last one first", arguments: Engine.available)
    func history(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            let journal = JournalImports(store: store, now: { Exemple.now })
            try journal(source: "rpps", fichier: "a", edition: "2026-11-20") { .init(.terminee, rapport: "{}") }
            #expect(throws: UseCaseError.self) {
                try journal(source: "rpps", fichier: "b", edition: nil) { throw UseCaseError(.interdit, "no") }
            }
            try journal(source: "finess", fichier: "c", edition: nil) { .init(.retenue, rapport: nil) }
            let runs = try journal.dernieres(10)
            #expect(runs.map(\.etat) == [.retenue, .refusee, .terminee])
            #expect(try journal.dernieres(10, source: "rpps").map(\.fichier) == ["b", "a"])
            #expect(runs[2].rapport == "{}" && runs[2].dateFin != nil && runs[1].motif?.contains("no") == true)
        }
    }

    @Test("tells a run that never ended as cut, at the next run of its source", arguments: Engine.available)
    func cut(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            try store.write { store in
                try store.replace(
                    ExecutionImport(
                        id: store.newId(), source: "rpps", fichier: "a", edition: nil,
                        dateDebut: Exemple.now))
            }
            let journal = JournalImports(store: store, now: { Exemple.now })
            try journal(source: "rpps", fichier: "b", edition: nil) { .init(.terminee, rapport: nil) }
            #expect(try journal.dernieres(10).map(\.etat) == [.terminee, .interrompue])
        }
    }
}
