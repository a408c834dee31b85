extension Store {
    /// Runs one transaction of an import; with `dryRun` it is undone once its result is known.
    func write<Result>(dryRun: Bool, _ work: (any StoreWriter) throws -> Result) throws -> Result {
        var undone: Result?
        do {
            return try write(relaxed: true) { store in
                let result = try work(store)
                guard dryRun else { return result }
                undone = result
                throw Undo()
            }
        } catch let undo as Undo {
            guard let undone else { throw undo }
            return undone
        }
    }
}

private struct Undo: Error {}
