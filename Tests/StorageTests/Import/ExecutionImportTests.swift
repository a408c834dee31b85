import Domain
import Storage
import Testing
import UseCases

@Suite struct ExecutionImportTests {
    private func run(_ id: Int64, _ etat: ExecutionImport.Etat = .enCours, source: String = "rpps") -> ExecutionImport {
        var run = ExecutionImport(
            id: Exemple.id(id), source: source, fichier: "l’édition \(id).txt", edition: nil, dateDebut: Exemple.now)
        run.etat = etat
        return run
    }

    @Test("gives back each state of a run, with and without what is optional", arguments: Engine.available)
    func roundTrip(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            let states = ExecutionImport.Etat.allCases
            var runs = states.enumerated().map { run(Int64($0) + 1, $1) }
            for index in runs.indices where index.isMultiple(of: 2) {
                runs[index].edition = "2026-11-20"
                runs[index].dateFin = Instant(milliseconds: index == 0 ? .max : 0)
                runs[index].motif = ""
                runs[index].rapport = String(repeating: "{\"é\":1}\n", count: 50_000)
            }
            try store.write { store in for run in runs { try store.replace(run) } }
            #expect(try store.read { try $0.executionsImport(source: nil, limit: 99) } == runs.reversed())
        }
    }

    @Test("replaces how a run ended, and never where it came from", arguments: Engine.available)
    func replaces(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            try store.write { try $0.replace(run(1)) }
            var ended = run(1, .refusee, source: "finess")
            ended.dateFin = Exemple.now.adding(seconds: 1)
            ended.motif = "too many errors"
            ended.rapport = "{}"
            try store.write { try $0.replace(ended) }
            ended.source = "rpps"
            #expect(try store.read { try $0.executionsImport(source: nil, limit: 9) } == [ended])
            #expect(try store.read { try $0.executionsImport(source: "finess", limit: 9) }.isEmpty)
        }
    }

    @Test("limits to the last ones of a source, hostile names being names like others", arguments: Engine.available)
    func sources(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            let hostile = "x' OR '1'='1"
            try store.write { store in
                for (id, source) in [(1, "rpps"), (2, hostile), (3, "rpps"), (4, "finess")] as [(Int64, String)] {
                    try store.replace(run(id, .terminee, source: source))
                }
            }
            let cases: [(String?, Int, [Int64])] = [
                (nil, 9, [4, 3, 2, 1]), (nil, 2, [4, 3]), (nil, 0, []), ("rpps", 9, [3, 1]), ("rpps", 1, [3]),
                (hostile, 9, [2]), ("%", 9, []), ("", 9, []),
            ]
            for (source, limit, ids) in cases {
                let found = try store.read { try $0.executionsImport(source: source, limit: limit) }
                #expect(found.map(\.id.rawValue) == ids, "\(source ?? "all") \(limit)")
            }
        }
    }
}
