import Foundation
import Glibc
import SQL
import SQLiteDriver
import Testing

/// A file that is no more what it was: what is written to it would be lost.
@Suite struct SQLiteFileTests {
    private func withSample(_ body: (String, Database) throws -> Void) throws {
        try Engine.withFile { path in
            let database = Database.sqlite(path: path)
            defer { database.close() }
            try database.write { connection in
                try connection.execute("CREATE TABLE sample (id INTEGER, body BLOB)")
                try connection.execute(
                    "INSERT INTO sample (body) VALUES ($1)", [.blob(Array(repeating: 1, count: 100_000))])
            }
            try body(path, database)
        }
    }

    private func write(_ database: Database) throws {
        try database.write { _ = try $0.execute("INSERT INTO sample (id) VALUES (1)") }
    }

    private func isUnavailable(_ work: () throws -> Void) -> Bool {
        #expect(throws: SQLError.self) { try work() }?.code == .unavailable
    }

    private func inspect(_ database: Database) throws {
        try database.write { try $0.inspect() }
    }

    @Test(
        "refuses to write, and to read in a snapshot, once the file or its journal was removed",
        arguments: ["", "-wal"])
    func removed(suffix: String) throws {
        try withSample { path, database throws in
            try FileManager.default.removeItem(atPath: path + suffix)
            #expect(isUnavailable { try write(database) })
            #expect(!FileManager.default.fileExists(atPath: path + suffix))
            #expect(isUnavailable { try database.snapshot { _ in } })
        }
    }

    @Test("refuses another file under the same name, on connections opened before and after")
    func replaced() throws {
        try withSample { path, database throws in
            try FileManager.default.moveItem(atPath: path, toPath: path + ".old")
            try Data(contentsOf: URL(fileURLWithPath: path + ".old")).write(to: URL(fileURLWithPath: path))
            #expect(isUnavailable { try write(database) })
            #expect(isUnavailable { try database.read { _ in } })
        }
    }

    @Test("goes on with the file when it comes back")
    func back() throws {
        try withSample { path, database throws in
            try FileManager.default.moveItem(atPath: path, toPath: path + ".old")
            #expect(isUnavailable { try write(database) })
            try FileManager.default.moveItem(atPath: path + ".old", toPath: path)
            try write(database)
        }
    }

    @Test("finds a file that was cut or emptied", arguments: [0, 8192])
    func cut(size: Int) throws {
        try withSample { path, database throws in
            try inspect(database)
            try database.reclaim(small: [])
            try inspect(database)
            #expect(truncate(path, off_t(size)) == 0)
            #expect(isUnavailable { try inspect(database) })
            #expect(isUnavailable { try inspect(database) })
        }
    }

    @Test("a database may be used again after it was closed")
    func closed() throws {
        try withSample { _, database throws in
            database.close()
            try write(database)
        }
    }
}
