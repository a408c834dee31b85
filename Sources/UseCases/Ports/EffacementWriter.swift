public import Domain

/// What a store forgets of a person, inside one transaction.
public protocol EffacementWriter {
    /// Erases the content of the versions of an aggregate before the present one; who changed what and when stays. Answers how many.
    @discardableResult
    func eraseFormerVersions<Aggregate: StoredAggregate>(of type: Aggregate.Type, _ id: Identifiant) throws -> Int
    /// Puts an author in place of another in the history of aggregates and of drafts. Reads the whole history: for a command.
    func replaceAuteur(_ former: String, by auteur: String) throws
    /// Deletes what is kept beside aggregates of an account: its sessions, its links, what waits to be sent to its addresses.
    /// Answers how many sessions.
    @discardableResult
    func forget(compte: Identifiant, courriels: [String]) throws -> Int
}
