/// What a transaction promises.
public enum TransactionMode: Sendable {
    /// Reads only, all of them in one and the same state of the database.
    case snapshot
    /// Reads and writes; once committed, the changes survive a crash of the process, the system or the power.
    case durable
    /// Reads and writes; a power loss soon after the commit may lose the last transactions, whole, never their order
    /// nor the soundness of the file. For imports, which can be run again, and without statement timeout.
    case relaxed
}
