/// The store of aggregates: reads, and writes that are one transaction each.
public protocol Store: Sendable {
    /// Runs reads that see one state of the store.
    func read<Result>(_ work: (any StoreReader) throws -> Result) throws -> Result

    /// Runs a transaction: all of what `work` saves is stored durably before this returns, or nothing is when it throws.
    ///
    /// `relaxed` lets the last transactions be lost in a power cut (never in a crash of the program): for imports, whose
    /// file can be read again.
    func write<Result>(relaxed: Bool, _ work: (any StoreWriter) throws -> Result) throws -> Result

    /// Runs `work` while no other process runs anything under the same name; answers `nil`, without running it, when one does.
    func alone<Result>(_ name: String, _ work: () throws -> Result) throws -> Result?
}

extension Store {
    /// Runs a durable transaction.
    public func write<Result>(_ work: (any StoreWriter) throws -> Result) throws -> Result {
        try write(relaxed: false, work)
    }
}
