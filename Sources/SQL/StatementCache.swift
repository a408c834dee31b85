/// The prepared statements of one connection, by their text. It is bounded: texts that are long, or of ever new shapes, do not fill
/// the memory of the program or of the server.
public struct StatementCache<Statement> {
    private var statements: [String: Statement] = [:]
    private var bytes = 0

    /// How many statements are kept.
    public static var maxCount: Int { 256 }
    /// How many bytes their texts have, in all.
    public static var maxBytes: Int { 131_072 }
    /// How long a text may be; a longer one is prepared for one use.
    public static var maxTextBytes: Int { 8192 }

    /// An empty cache.
    public init() {}

    /// How many statements are kept now.
    public var count: Int { statements.count }

    /// The statement of a text.
    public subscript(sql: String) -> Statement? { statements[sql] }

    /// Whether a text is short enough to be kept.
    public static func keeps(_ sql: String) -> Bool { sql.utf8.count <= maxTextBytes }

    /// Whether a text that `keeps` has room; when it has none, all statements are to be forgotten first.
    public func hasRoom(for sql: String) -> Bool {
        statements.count < Self.maxCount && bytes + sql.utf8.count <= Self.maxBytes
    }

    /// Keeps the statement of a new text.
    public mutating func add(_ statement: Statement, for sql: String) {
        statements[sql] = statement
        bytes += sql.utf8.count
    }

    /// Forgets all statements.
    public mutating func removeAll() {
        statements = [:]
        bytes = 0
    }
}
