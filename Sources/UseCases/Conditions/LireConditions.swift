public import Domain

/// Reads the conditions of use: anybody may.
public struct LireConditions: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// The name of the version in force. Nothing is kept in memory: every process sees a new version at its next request.
    public func versionEnVigueur(now: Instant) throws -> String {
        try store.read { try $0.versionEnVigueur(le: now.jour) }
    }

    /// A version; the one in force without name. Throws `UseCaseError.introuvable` when there is none.
    public func callAsFunction(_ version: String? = nil, now: Instant) throws -> VersionConditions {
        try store.read { store in
            let wanted = try version ?? store.versionEnVigueur(le: now.jour)
            guard let found = try store.conditions(wanted) else {
                throw UseCaseError(.introuvable, "no conditions of this version")
            }
            return found
        }
    }

    /// Every version, former and future, the one that comes last in force first.
    public func all() throws -> [VersionConditions] {
        try store.read { try $0.versionsConditions() }
    }
}
