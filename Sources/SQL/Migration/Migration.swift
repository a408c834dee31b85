/// One step of the schema: append-only, never changed once released, written with strings and not with the program's
/// types.
public struct Migration: Sendable {
    /// The rank, from 1, without gap.
    public let number: Int
    /// The subject, as in the file's name.
    public let name: String
    /// The statements for both engines, in the words of `Dialect.schema(_:)`.
    public let statements: [String]
    /// Statements for one engine only, run after the others, sent as they are.
    public let only: [Dialect: [String]]

    /// A step of the schema.
    public init(_ number: Int, _ name: String, _ statements: [String], only: [Dialect: [String]] = [:]) {
        self.number = number
        self.name = name
        self.statements = statements
        self.only = only
    }

    /// What is sent to an engine, in order.
    func statements(for dialect: Dialect) -> [String] {
        statements.map(dialect.schema) + (only[dialect] ?? [])
    }
}
