public import Domain

/// Former versions of aggregates.
public protocol ConservationStore: Sendable {
    /// Goes on where the last call ended: looks at `limit` revisions at most, in their order, and erases the content of the
    /// version that each one replaced, up to the first revision that is not older than a moment.
    func eraseVersions(replacedBefore: Instant, limit: Int) throws -> Travail.Step
}
