import SQL
import Storage
import Testing

@Suite struct SchemaTests {
    @Test("is made from an empty database, once", arguments: Engine.available)
    func fromEmpty(engine: Engine) throws {
        try engine.withDatabase { database throws in
            let runner = try MigrationRunner(Migration.schema)
            #expect(try runner.migrate(database, now: 1).map(\.number) == Array(1...Migration.schema.count))
            #expect(try runner.pending(database).isEmpty)
        }
    }
}
