internal import Synchronization

/// Uses the items of a source in order until `next` answers `nil`; each one is made on another thread while the former one is used.
///
/// What `next` or `use` throws is thrown again, once nothing runs any more.
public func readAhead<Source, Item: Sendable>(
    _ source: sending Source, next: @escaping @Sendable (inout Source) throws -> Item?, use: (Item) throws -> Void
) throws {
    let source = Guarded(source)
    let make: @Sendable () throws -> Item? = { try source.value.withLock { try next(&$0) } }
    var pending = Later(make)
    while let item = try pending.get() {
        pending = Later(make)
        do {
            try use(item)
        } catch {
            _ = try? pending.get()
            throw error
        }
    }
}

/// A value that one thread at a time has.
private final class Guarded<Value>: Sendable {
    let value: Mutex<Value>

    init(_ value: sending Value) {
        self.value = Mutex(value)
    }
}
