/// Why the store could not do what was asked, although nothing was wrong with it.
public enum StoreError: Error, Sendable, Hashable {
    /// Somebody else saved the same thing meanwhile. The store runs the transaction again, and throws this when that does not
    /// help. A form made from an older version is something else: `UseCaseError.versionDepassee`.
    case concurrence(kind: String)
}
