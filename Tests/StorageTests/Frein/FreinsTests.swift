import Domain
import SQL
import Storage
import TestSupport
import Testing
import UseCases

@Suite struct FreinsTests {
    private let freins = Freins(secret: Array("secret".utf8), primitives: .tests)
    private let now = Exemple.now
    private let pair = Frein("paire", "aline@exemple.fr 192.0.2.1", auPlus: 3, intervalle: 60)

    /// Seconds to wait, 0 when the try is taken.
    private func take(_ some: [Frein], _ store: SQLStore, after seconds: Int64 = 0) throws -> Int {
        do {
            try store.write { try freins.take(some, in: $0, now: now.adding(seconds: seconds)) }
            return 0
        } catch let error as UseCaseError {
            guard case .freine(let seconds) = error.code else { throw error }
            return seconds
        }
    }

    @Test("takes some tries at once, then one per interval, and forgets", arguments: Engine.available)
    func tries(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            #expect(try (0..<4).map { _ in try take([pair], store) } == [0, 0, 0, 60])
            // What is refused is not counted.
            #expect(try take([pair], store, after: 20) == 40)
            #expect(try [60, 60, 119].map { try take([pair], store, after: $0) } == [0, 60, 1])
            #expect(try (0..<4).map { _ in try take([pair], store, after: 1000) } == [0, 0, 0, 60])
        }
    }

    @Test("counts under every key or under none, each apart", arguments: Engine.available)
    func together(engine: Engine) throws {
        let wide = Frein("adresse", "192.0.2.1", auPlus: 5, intervalle: 60)
        let other = Frein("paire", "bruno@exemple.fr 192.0.2.1", auPlus: 3, intervalle: 60)
        try engine.withStore { store, _ throws in
            #expect(try (0..<6).map { _ in try take([pair, wide], store) } == [0, 0, 0, 60, 60, 60])
            #expect(try (0..<3).map { _ in try take([wide, other], store) } == [0, 0, 60])
        }
    }

    @Test("gives a try back, and purges what is forgotten", arguments: Engine.available)
    func giveBack(engine: Engine) throws {
        try engine.withStore { store, database throws in
            #expect(try (0..<3).map { _ in try take([pair], store) } == [0, 0, 0])
            try store.write { try freins.giveBack([pair], in: $0) }
            #expect(try (0..<2).map { _ in try take([pair], store) } == [0, 60])
            #expect(try store.write { try $0.purgeFreins(before: now.adding(seconds: 180)) } == 0)
            let keys = try database.read { try $0.rows("SELECT cle FROM frein") { try $0.blob(0) } }
            #expect(keys.map(\.count) == [32])
            #expect(try store.write { try $0.purgeFreins(before: now.adding(seconds: 181)) } == 1)
        }
    }
}
