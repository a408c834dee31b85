/// A failure of the database or of its use.
///
/// The message is English, for logs, and never holds a bound value.
public struct SQLError: Error, CustomStringConvertible {
    /// The kinds of failure a caller may want to tell apart.
    public enum Code: String, Sendable {
        /// Another writer holds what is needed, or too many ask for it: later it works.
        case busy
        /// Another writer asked for the same in a conflicting order: the transaction is to be run again at once.
        case conflict
        /// A unique, foreign key, check or type constraint refused the change.
        case constraint
        /// The server or the file cannot be reached, does not answer in time, is full, damaged, or cannot be written.
        case unavailable
        /// The text of the statement is wrong, or names what does not exist.
        case syntax
        /// Anything else: misuse, limit reached.
        case fault
    }

    /// The kind of failure.
    public let code: Code
    /// What happened, for logs.
    public let message: String
    /// The engine's own code: an extended SQLite result code or an SQLSTATE.
    public let engineCode: String?
    /// The error that led to this one.
    public let cause: (any Error)?

    /// A failure.
    public init(_ code: Code, _ message: String, engineCode: String? = nil, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.engineCode = engineCode
        self.cause = cause
    }

    /// The code, the message and the engine's code on one line.
    public var description: String {
        "\(code.rawValue): \(message)" + (engineCode.map { " (\($0))" } ?? "")
    }
}
