import Domain
import SQL

/// An aggregate kept as one row: identifier, version, the columns it is found by, and the sequence of
/// the revision that holds its JSON document.
protocol StoredAggregate: Codable, Sendable {
    /// The name of its table, and of its kind in the revisions.
    static var table: String { get }
    /// The columns between `version` and `sequence`.
    static var columns: [String] { get }
    /// The identifier.
    var id: Identifiant { get }
    /// The values of `columns`.
    var values: [SQLValue] { get }
}
