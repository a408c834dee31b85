public import Domain

/// Erases the content of versions replaced five years ago. Who changed what, when and from which source stays, and so does
/// the present version of each aggregate, whatever its age. See `docs/decisions/0016-former-versions-five-years.md`.
public struct AppliquerConservation: Sendable {
    private let store: any ConservationStore

    /// The use case on a store.
    public init(store: any ConservationStore) {
        self.store = store
    }

    /// Days for which the content of a version is kept once it was replaced: five years, leap days included.
    public static let jours = Int64(Limites.versions.value)

    /// How many revisions are looked at in one step.
    static let lot = 2000

    /// Does one step.
    public func callAsFunction(now: Instant) throws -> Travail.Step {
        try store.eraseVersions(replacedBefore: now.adding(days: -Self.jours), limit: Self.lot)
    }
}
