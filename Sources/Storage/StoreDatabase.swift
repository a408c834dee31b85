import SQL
import UseCases

/// The database as every store uses it: the one place where its failures get the names that use cases and doors know.
struct StoreDatabase: Sendable {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    func read<T>(_ body: (any SQLConnection) throws -> T) throws -> T {
        try told { try database.read(body) }
    }

    func snapshot<T>(_ body: (any SQLConnection) throws -> T) throws -> T {
        try told { try database.snapshot(body) }
    }

    @discardableResult
    func write<T>(_ mode: TransactionMode = .durable, _ body: (any SQLConnection) throws -> T) throws -> T {
        try told { try database.write(mode, body) }
    }

    func alone<T>(_ name: String, _ body: () throws -> T) throws -> T? {
        try told { try database.alone(name, body) }
    }

    func reclaim(small: [String], large: [String] = []) throws {
        try told { try database.reclaim(small: small, large: large) }
    }

    /// Passes any other failure on: a constraint, or a defect of ours.
    private func told<T>(_ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch let error as SQLError {
            switch error.code {
            case .busy, .conflict: throw StoreError.occupe(cause: error.description)
            case .unavailable: throw StoreError.indisponible(cause: error.description)
            case .constraint, .syntax, .fault: throw error
            }
        }
    }
}
