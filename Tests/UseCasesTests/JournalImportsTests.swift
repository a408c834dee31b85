import Domain
import Synchronization
import TestSupport
import Testing
import UseCases

@Suite struct JournalImportsTests {
    private struct Panne: Error, CustomStringConvertible {
        let description: String
    }

    private let test: TestStore
    private let journal: JournalImports

    init() throws {
        test = try TestStore()
        let clock = Clock()
        journal = JournalImports(store: test.store, now: { clock.tick() })
    }

    /// A clock one second later at each look.
    private final class Clock: Sendable {
        private let seconds = Mutex<Int64>(0)
        func tick() -> Instant {
            seconds.withLock { seconds in
                seconds += 1
                return Exemples.now.adding(seconds: seconds)
            }
        }
    }

    private func run(_ source: String = "rpps", fichier: String = "a", _ work: () throws -> JournalImports.Issue) throws
    {
        try journal(source: source, fichier: fichier, edition: nil, work)
    }

    @Test("writes each end of a run, with its report and its dates", arguments: ExecutionImport.Etat.allCases)
    func ends(_ etat: ExecutionImport.Etat) throws {
        try journal(source: "ameli", fichier: "l’été.csv", edition: "2026-11-20") { .init(etat, rapport: "{\"n\":1}") }
        let written = try #require(try journal.dernieres(1).first)
        #expect(written.etat == etat && written.rapport == "{\"n\":1}" && written.motif == nil)
        #expect([written.source, written.fichier, written.edition] == ["ameli", "l’été.csv", "2026-11-20"])
        #expect(written.dateDebut == Exemples.now.adding(seconds: 1))
        #expect(written.dateFin == Exemples.now.adding(seconds: 2))
    }

    @Test(
        "an error refuses the run, is thrown again, and its reason is kept up to 500 characters",
        arguments: [0, 1, 499, 500, 501, 10_000])
    func thrown(_ length: Int) throws {
        let text = String(repeating: "é", count: length)
        let error = #expect(throws: Panne.self) { try run { throw Panne(description: text) } }
        #expect(error?.description == text)
        let written = try #require(try journal.dernieres(1).first)
        #expect(written.etat == .refusee && written.rapport == nil && written.dateFin != nil)
        #expect(written.motif == String(repeating: "é", count: min(length, 500)))
    }

    @Test("a run is in the history while it goes on, without end")
    func running() throws {
        try run {
            let now = try #require(try journal.dernieres(1).first)
            #expect(now.etat == .enCours && now.dateFin == nil)
            return .init(.terminee, rapport: nil)
        }
        #expect(try journal.dernieres(9).map(\.etat) == [.terminee])
    }

    @Test("a second import is refused while one runs, whatever its source, and leaves no line")
    func busy() throws {
        try run {
            let error = #expect(throws: UseCaseError.self) { try run("finess") { .init(.terminee, rapport: nil) } }
            #expect(error?.code == .occupe)
            return .init(.simulee, rapport: nil)
        }
        #expect(try journal.dernieres(9).map(\.etat) == [.simulee])
        try run("finess") { .init(.terminee, rapport: nil) }
        #expect(try journal.dernieres(9).map(\.source) == ["finess", "rpps"])
    }

    @Test("only runs that never ended are told as cut, of every source")
    func cut() throws {
        let ends = ExecutionImport.Etat.allCases
        try test.store.write { store in
            for etat in ends {
                var former = ExecutionImport(
                    id: try store.newId(), source: etat.rawValue, fichier: "a", edition: nil, dateDebut: Exemples.now)
                former.etat = etat
                try store.replace(former)
            }
        }
        try run { .init(.retenue, rapport: nil) }
        let expected = ends.map { $0 == .enCours ? .interrompue : $0 } + [.retenue]
        #expect(try journal.dernieres(20).map(\.etat) == expected.reversed())
        #expect(try journal.dernieres(20, source: "en cours").map(\.dateFin) == [nil])
    }

    @Test(
        "gives the last runs, the last one first, of one source when asked",
        arguments: [
            (0, nil, []), (1, nil, ["5"]), (3, nil, ["5", "4", "3"]), (99, nil, ["5", "4", "3", "2", "1"]),
            (99, "rpps", ["5", "3", "1"]), (2, "rpps", ["5", "3"]), (99, "finess", ["4", "2"]), (99, "RPPS", []),
            (99, "", []),
        ] as [(Int, String?, [String])])
    func last(_ limit: Int, _ source: String?, _ files: [String]) throws {
        for rank in 1...5 {
            try run(rank.isMultiple(of: 2) ? "finess" : "rpps", fichier: "\(rank)") { .init(.terminee, rapport: nil) }
        }
        #expect(try journal.dernieres(limit, source: source).map(\.fichier) == files)
    }
}
