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
