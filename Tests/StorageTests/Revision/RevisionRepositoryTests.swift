import Domain
import SQL
import Storage
import Testing
import UseCases

@Suite struct RevisionRepositoryTests {
    private struct Undo: Error {}
    private let now = Exemple.now
    private let auteur = Exemple.auteur

    private func sequences(_ database: Database) throws -> [Int64] {
        try database.read { try $0.rows("SELECT sequence FROM revision ORDER BY sequence") { try $0.integer(0) } }
    }

    @Test("keeps who, when, from where and what", arguments: Engine.available)
    func content(engine: Engine) throws {
        try engine.withStore { store, database throws in
            try store.write { try $0.save(Exemple.offre(4), version: nil, by: auteur, now: now) }
            try store.write { try $0.save(Exemple.offre(4), version: 1, by: auteur, now: now.adding(seconds: 1)) }
            let columns = "agregat, auteur, profil, source, document, id, version, date"
            let texts = try database.read { connection throws in
                try connection.rows("SELECT \(columns) FROM revision ORDER BY sequence") { row throws in
                    let texts = try (0...3).map { try row.text($0) }
                    let numbers = try (5...7).map { try row.integer($0) }
                    #expect(try row.text(4).hasPrefix("{"))
                    return "\(texts) \(numbers)"
                }
            }
            let who = #"["offre_operationnelle", "RPPS 2026-11-01", "repertoire", "import"]"#
            #expect(texts == ["\(who) [4, 1, 1790000000000]", "\(who) [4, 2, 1790000001000]"])
        }
    }

    @Test("numbers without gap what concurrent writers save, refused transactions apart", arguments: Engine.available)
    func noGap(engine: Engine) throws {
        try engine.withStore { store, database throws in
            try onThreads(6) { thread in
                for round in 0..<20 {
                    let undone = round.isMultiple(of: 3)
                    do {
                        try store.write { writer throws in
                            for _ in 0...(round % 10) {
                                let id = try writer.newId().rawValue
                                try writer.save(Exemple.offre(id), version: nil, by: auteur, now: now)
                            }
                            if undone { throw Undo() }
                        }
                    } catch is Undo {}
                }
            }
            let kept = (0..<20).filter { !$0.isMultiple(of: 3) }.map { $0 % 10 + 1 }.reduce(0, +) * 6
            #expect(try sequences(database) == Array(1...Int64(kept)))
        }
    }

    @Test("never shows a later number before an earlier one", arguments: Engine.available)
    func orderOfCommits(engine: Engine) throws {
        try engine.withStore { store, database throws in
            try onThreads(5) { thread in
                guard thread > 0 else {
                    for _ in 0..<150 {
                        let seen = try sequences(database)
                        #expect(seen == Array(seen.indices.map { Int64($0) + 1 }))
                    }
                    return
                }
                for _ in 0..<30 {
                    try store.write { writer throws in
                        let id = try writer.newId().rawValue
                        try writer.save(Exemple.offre(id), version: nil, by: auteur, now: now)
                        try writer.save(Exemple.offre(id), version: 1, by: auteur, now: now)
                    }
                }
            }
            #expect(try sequences(database).count == 240)
        }
    }
}
