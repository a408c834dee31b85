import Domain
import Storage
import Synchronization
import Testing
import UseCases

@Suite struct CompteurRepositoryTests {
    private struct Undo: Error {}

    @Test("gives each identifier once, without gap, to concurrent writers", arguments: Engine.available)
    func identifiers(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            let given = Given()
            try onThreads(4) { _ in
                for _ in 0..<25 {
                    let some = try store.write { writer in try (0..<3).map { _ in try writer.newId() } }
                    given.list.withLock { $0 += some.map(\.rawValue) }
                }
            }
            #expect(given.list.withLock { $0.sorted() } == Array(1...300))
        }
    }

    @Test("gives again the identifiers of a transaction that was undone", arguments: Engine.available)
    func undone(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            #expect(throws: Undo.self) {
                try store.write { writer throws in
                    _ = try writer.newId()
                    throw Undo()
                }
            }
            #expect(try store.write { try $0.newId() } == Exemple.id(1))
        }
    }

    private final class Given: Sendable {
        let list = Mutex<[Int64]>([])
    }
}
