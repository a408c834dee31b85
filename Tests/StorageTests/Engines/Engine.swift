import Foundation
import PostgresDriver
import SQL
import SQLiteDriver
import Testing

/// An engine the storage suites run on: SQLite always, PostgreSQL when `ROR_TEST_POSTGRES` gives the URL of a server.
enum Engine: String, CaseIterable {
    case sqlite
    case postgresql

    static let postgresURI = ProcessInfo.processInfo.environment["ROR_TEST_POSTGRES"]
    static let available: [Engine] = postgresURI == nil ? [.sqlite] : [.sqlite, .postgresql]

    /// Runs a test on an empty database of its own, removed afterwards.
    func withDatabase(_ body: (Database) throws -> Void) throws {
        try withAddress { try body(open($0)) }
    }

    /// Runs a test on the address of an empty database of its own: a path or a URI.
    func withAddress(_ body: (String) throws -> Void) throws {
        switch self {
        case .sqlite: try Self.withFile(body)
        case .postgresql: try Self.withSchema(body)
        }
    }

    /// The database of an address.
    func open(_ address: String, _ limits: DatabaseLimits = .commands) -> Database {
        switch self {
        case .sqlite: .sqlite(path: address, limits: limits)
        case .postgresql: .postgres(uri: address, limits: limits)
        }
    }

    /// Runs a test on the path of an empty SQLite file.
    static func withFile(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ror-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder.appending(path: "test.sqlite").path)
    }

    /// Runs a test on the URI of an empty PostgreSQL schema.
    static func withSchema(_ body: (String) throws -> Void) throws {
        let server = try #require(postgresURI)
        let schema = "test_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        let admin = try PostgresConnection(uri: server, limits: .commands)
        try admin.execute("CREATE SCHEMA \(schema)")
        defer { _ = try? admin.execute("DROP SCHEMA \(schema) CASCADE") }
        let separator = server.contains("?") ? "&" : "?"
        return try body("\(server)\(separator)options=-csearch_path%3D\(schema)")
    }
}

@Suite struct EngineTests {
    @Test(
        "the storage suites also run on PostgreSQL",
        .enabled(if: Engine.postgresURI != nil, "ROR_TEST_POSTGRES is not set: SQLite only"))
    func coversPostgreSQL() throws {
        try Engine.postgresql.withDatabase { database throws in
            let one = try database.read { try $0.first("SELECT 1") { try $0.integer(0) } }
            #expect(one == 1)
        }
    }
}
