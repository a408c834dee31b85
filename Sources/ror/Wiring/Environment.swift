/// What kind of place the service runs in: nothing simulated runs in production.
enum Environment: String, CaseIterable {
    case production
    case demo
    case test

    /// The setting of every command that simulates something, or serves.
    static let option = Option(
        "environment", "NAME", standard: "production",
        "production, demo or test: what is simulated refuses to run in production.")

    /// Refuses what is simulated in production.
    static func refuseProduction(_ arguments: Arguments, _ what: String) throws {
        guard try arguments.choice("environment", Environment.self) != .production else {
            throw CommandLineError("\(what) is simulated and does not run in production: give --environment demo.")
        }
    }
}
