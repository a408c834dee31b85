/// A problem met while reading a file: where, which rule, which value.
public struct Diagnostic: Sendable, Equatable, Encodable {
    /// How much it matters.
    public let severity: Severity
    /// The name of the file or archive entry.
    public let file: String
    /// The line, 1 for the header.
    public let line: Int
    /// The official name of the column; `nil` when the whole line is concerned.
    public let column: String?
    /// The stable identifier of the rule, in kebab case: `rpps-cle`.
    public let rule: String
    /// The raw value, cut after 80 characters; `nil` when it cannot be shown.
    public let value: String?
    /// The problem in one English sentence.
    public let message: String

    /// A problem; a long value is cut.
    public init(
        _ severity: Severity, file: String, line: Int, column: String? = nil, rule: String, value: String? = nil,
        message: String
    ) {
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.rule = rule
        self.value = value.map { String($0.prefix(80)) }
        self.message = message
    }
}
