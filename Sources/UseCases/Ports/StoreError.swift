/// Why the store could not do what was asked, although nothing was wrong with it.
public enum StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Somebody else saved the same thing meanwhile. The store runs the transaction again, and throws this when that does not
    /// help. A form made from an older version is something else: `UseCaseError.versionDepassee`.
    case concurrence(kind: String)
    /// Too many ask at once, or somebody holds what is needed: later it works. `cause` is for logs, without personal data.
    case occupe(cause: String)
    /// The database does not answer, is full, or cannot be written. `cause` is for logs, without personal data.
    case indisponible(cause: String)

    /// The category of the reason.
    public var category: FailureCategory {
        switch self {
        case .concurrence, .occupe: .busy
        case .indisponible: .unavailable
        }
    }

    /// What happened, on one line, for logs.
    public var description: String {
        switch self {
        case .concurrence(let kind): "concurrence: a row of \(kind) changed meanwhile, again and again"
        case .occupe(let cause), .indisponible(let cause): cause
        }
    }
}
