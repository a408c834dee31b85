/// Where the database is, as given in the configuration.
public enum DatabaseURL: Sendable, Equatable, CustomStringConvertible {
    /// A SQLite file.
    case sqlite(path: String)
    /// A PostgreSQL server and database, as a libpq connection URI.
    case postgresql(uri: String)

    /// Reads `sqlite:PATH`, `postgres://…`, `postgresql://…` or a plain path; nil for an empty text or another scheme.
    public init?(_ text: String) {
        if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            self = .postgresql(uri: text)
            return
        }
        let path = text.hasPrefix("sqlite:") ? String(text.dropFirst("sqlite:".count)) : text
        let isOtherScheme = path.split(separator: "/", maxSplits: 1).first?.hasSuffix(":") ?? false
        guard !path.isEmpty, !isOtherScheme else { return nil }
        self = .sqlite(path: path)
    }

    /// The engine.
    public var dialect: Dialect {
        switch self {
        case .sqlite: .sqlite
        case .postgresql: .postgresql
        }
    }

    /// The address without user, password or parameters, fit for a log.
    public var description: String {
        switch self {
        case .sqlite(let path): return "sqlite:\(path)"
        case .postgresql(let uri):
            let withoutParameters = uri.prefix { $0 != "?" }
            let address = withoutParameters.split(separator: "@").last ?? ""
            let host = address.hasPrefix("postgres") ? address.drop { $0 != "/" }.drop { $0 == "/" } : address
            return "postgresql://\(host)"
        }
    }
}
