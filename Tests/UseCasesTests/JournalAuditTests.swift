import Domain
import SQL
import TestSupport
import Testing
import UseCases

@Suite struct JournalAuditTests {
    private let test: TestStore
    private let journal: JournalAudit
    private let now = Exemples.now

    init() throws {
        test = try TestStore()
        journal = JournalAudit(store: test.store)
    }

    private var lines: [LigneAudit] {
        get throws { try test.store.read { try $0.lignesAudit(CritereAudit(), before: nil, limit: 1000) } }
    }

    @Test("writes what waits, with its own moment, once")
    func written() throws {
        let fait = FaitAudit(nature: .connexionRefusee, objet: "", detail: ["motif": "sansDroit"])
        journal.note(fait, by: "psc", now: now.adding(seconds: -5))
        #expect(try lines.isEmpty)
        try journal.flush(now: now)
        try journal.flush(now: now)
        let line = try #require(try lines.first)
        #expect(try lines.count == 1)
        #expect(
            line.date == now.adding(seconds: -5) && line.auteur == "psc" && line.detail == #"{"motif":"sansDroit"}"#)
    }

    @Test("a flood is bounded, and what is left out is counted by kind")
    func flood() throws {
        let most = Limites.faitsAudit.value
        for rank in 0..<(most + 300) {
            let nature: FaitAudit.Nature = rank % 3 == 0 ? .lienRefuse : .connexionRefusee
            journal.note(FaitAudit(nature: nature, objet: "\(rank)"), by: "x", now: now)
        }
        try journal.flush(now: now)
        let lines = try lines
        #expect(lines.count == most + 2)
        let counted = lines.filter { $0.nature == "refusNonDetailles" }
        #expect(
            Set(counted.map { "\($0.objet) \($0.detail)" }) == [
                #"connexionRefusee {"nombre":"200"}"#, #"lienRefuse {"nombre":"100"}"#,
            ])
        try journal.flush(now: now)
        #expect(try self.lines.count == most + 2)
    }

    @Test("keeps what cannot be written for the next time, in order, and counts what does not fit any more")
    func failure() throws {
        struct Broken: Error {}
        for rank in 0..<3 { journal.note(FaitAudit(nature: .lienRefuse, objet: "\(rank)"), by: "x", now: now) }
        try test.database.write { try $0.execute("ALTER TABLE audit RENAME TO ailleurs") }
        #expect(throws: (any Error).self) { try journal.flush(now: now) }
        for rank in 3..<(Limites.faitsAudit.value + 5) {
            journal.note(FaitAudit(nature: .lienRefuse, objet: "\(rank)"), by: "x", now: now)
        }
        try test.database.write { try $0.execute("ALTER TABLE ailleurs RENAME TO audit") }
        try journal.flush(now: now)
        let lines = try lines.reversed()
        #expect(lines.prefix(4).map(\.objet) == ["0", "1", "2", "3"])
        #expect(lines.last?.detail == #"{"nombre":"5"}"#)
    }
}
