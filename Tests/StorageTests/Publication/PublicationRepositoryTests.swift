import Domain
import SQL
import Storage
import Testing
import UseCases

@Suite struct PublicationRepositoryTests {
    private let now = Exemple.now
    private let later = Exemple.now.adding(seconds: 60)
    private let key = ResourceKey(type: .healthcareService, id: Exemple.id(1))

    private func onPublication(
        _ engine: Engine, _ body: (SQLStore, SQLPublicationReader) throws -> Void
    ) throws {
        try engine.withStore { store, database throws in
            try store.write { try $0.publish([Exemple.publication(1, body: #"{"a":1}"#)], now: now) }
            try body(store, SQLPublicationReader(database))
        }
    }

    @Test("gives the bytes that were published", arguments: Engine.available)
    func read(engine: Engine) throws {
        try onPublication(engine) { _, reader throws in
            let found = try reader.publication(key)
            #expect(found?.id == key.id)
            #expect(found?.version == 1)
            #expect(found?.lastUpdated == now)
            #expect(found?.body == Array(#"{"a":1}<\#(now.iso8601)>"#.utf8))
        }
    }

    @Test("tells apart the types of one identifier", arguments: Engine.available)
    func types(engine: Engine) throws {
        try onPublication(engine) { _, reader throws in
            #expect(try reader.publication(ResourceKey(type: .location, id: key.id)) == nil)
            #expect(try reader.publication(ResourceKey(type: key.type, id: Exemple.id(2))) == nil)
        }
    }

    @Test("leaves version and date when bytes are the same", arguments: Engine.available)
    func sameBytes(engine: Engine) throws {
        try onPublication(engine) { store, reader throws in
            let again = Exemple.publication(1, body: #"{"a":1}"#)
            try store.write { try $0.publish([again], now: later) }
            #expect(try reader.publication(key)?.version == 1)
            #expect(try reader.publication(key)?.lastUpdated == now)
        }
    }

    @Test("gives a new version to new bytes", arguments: Engine.available)
    func newBytes(engine: Engine) throws {
        try onPublication(engine) { store, reader throws in
            try store.write { try $0.publish([Exemple.publication(1, body: "{}")], now: later) }
            #expect(try reader.publication(key)?.version == 2)
            #expect(try reader.publication(key)?.lastUpdated == later)
            #expect(try reader.publication(key)?.body == Array("{}<\(later.iso8601)>".utf8))
        }
    }

    @Test("keeps the trace of a withdrawn resource, once", arguments: Engine.available)
    func withdraw(engine: Engine) throws {
        try onPublication(engine) { store, reader throws in
            let unknown = ResourceKey(type: .location, id: Exemple.id(9))
            for _ in 0..<2 { try store.write { try $0.withdraw([key, unknown], now: later) } }
            let found = try reader.publication(key)
            #expect(found?.version == 2)
            #expect(found?.lastUpdated == later)
            #expect(found != nil && found?.body == nil)
            #expect(try reader.publication(unknown) == nil)
            #expect(try reader.search(PublicationCriteria(type: key.type, limit: 5)).total == 0)
        }
    }

    @Test("brings a withdrawn resource back as a new version", arguments: Engine.available)
    func publishAgain(engine: Engine) throws {
        try onPublication(engine) { store, reader throws in
            try store.write { try $0.withdraw([key], now: later) }
            try store.write { try $0.publish([Exemple.publication(1)], now: later) }
            #expect(try reader.publication(key)?.version == 3)
            #expect(try reader.search(PublicationCriteria(type: key.type, limit: 5)).total == 1)
        }
    }

    @Test("publishes nothing of a transaction that was undone", arguments: Engine.available)
    func undone(engine: Engine) throws {
        struct Undo: Error {}
        try onPublication(engine) { store, reader throws in
            #expect(throws: Undo.self) {
                try store.write { writer throws in
                    try writer.publish([Exemple.publication(2)], now: now)
                    throw Undo()
                }
            }
            #expect(try reader.search(PublicationCriteria(type: key.type, limit: 5)).total == 1)
        }
    }

    @Test("refuses to publish an identifier that would be taken for one of another type", arguments: Engine.available)
    func largeIdentifier(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            #expect(throws: SQLError.self) {
                try store.write { try $0.publish([Exemple.publication(1 << 48)], now: now) }
            }
        }
    }
}
