public import Domain

/// Adds to the audit log inside a transaction: the line is there if, and only if, what it tells was stored.
///
/// Every revision that a person, a client or a command saves has its line without being asked for.
public protocol AuditWriter {
    /// Adds a line at the end of the transaction. `auteur`: `Acteur.description`.
    func audit(_ fait: FaitAudit, by auteur: String, now: Instant) throws
}
