import Domain
import SQL
import Storage
import TestSupport
import Testing
import UseCases

@Suite struct LiensUniquesTests {
    private let liens = LiensUniques(primitives: .tests)
    private let compte = Exemple.id(5)
    private let now = Exemple.now

    private func create(
        _ store: SQLStore, _ usage: LienUnique.Usage = .reinitialisation, of compte: Identifiant? = nil
    ) throws -> String {
        try store.write {
            try liens.create(usage, of: compte ?? self.compte, objet: "aline@exemple.fr", in: $0, now: now)
        }
    }

    private func consume(_ token: String, _ store: SQLStore, after seconds: Int64 = 0) throws -> LienUnique? {
        try store.write {
            try liens.consume(token, .reinitialisation, in: $0, now: now.adding(seconds: seconds))
        }
    }

    @Test("serves once, however many times it was looked at", arguments: Engine.available)
    func once(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            let token = try create(store)
            #expect(token.count == 64)
            for _ in 0..<3 {
                let seen = try store.read { try liens.find(token, .reinitialisation, in: $0, now: now) }
                #expect(seen?.compte == compte && seen?.objet == "aline@exemple.fr")
            }
            #expect(try consume(token, store)?.compte == compte)
            #expect(try consume(token, store) == nil)
        }
    }

    @Test("serves for an hour", arguments: Engine.available, [(3599, true), (3600, false)])
    func duration(engine: Engine, age: (seconds: Int64, serves: Bool)) throws {
        try engine.withStore { store, _ throws in
            let token = try create(store)
            #expect(try (consume(token, store, after: age.seconds) != nil) == age.serves)
        }
    }

    @Test("ends with a newer one of the same account and usage, not with others", arguments: Engine.available)
    func replaced(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            let former = try create(store)
            let newer = try create(store)
            _ = try create(store, .confirmationCourriel)
            _ = try create(store, of: Exemple.id(6))
            #expect(try consume(former, store) == nil)
            #expect(try consume(newer, store) != nil)
        }
    }

    @Test("serves neither for another usage nor under another token", arguments: Engine.available)
    func strangers(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            let token = try create(store, .confirmationCourriel)
            #expect(try consume(token, store) == nil)
            for other in ["", "0", String(repeating: "0", count: 64), token.uppercased(), token + "0"] {
                #expect(try consume(other, store) == nil)
            }
            let kept = try store.read { try liens.find(token, .confirmationCourriel, in: $0, now: now) }
            #expect(kept != nil)
        }
    }

    @Test("ends for an account and usage; what is over is purged", arguments: Engine.available)
    func ended(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            let token = try create(store)
            try store.write { try liens.end(.reinitialisation, of: compte, in: $0) }
            #expect(try consume(token, store) == nil)
            _ = try create(store)
            let end = now.adding(seconds: LiensUniques.duree)
            #expect(try store.write { try $0.purgeLiensUniques(endedBefore: end) } == 0)
            #expect(try store.write { try $0.purgeLiensUniques(endedBefore: end.adding(seconds: 1)) } == 1)
        }
    }

    @Test("keeps no token", arguments: Engine.available)
    func digestOnly(engine: Engine) throws {
        try engine.withStore { store, database throws in
            let token = try create(store)
            let kept = try database.read { try $0.rows("SELECT empreinte FROM lien_unique") { try $0.blob(0) } }
            #expect(kept.count == 1 && kept.allSatisfy { $0.count == 32 && $0 != Array(token.utf8) })
        }
    }
}
