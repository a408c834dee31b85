internal import Dispatch
internal import Synchronization

/// Reads on one thread what is stored on another: two cores work, and few items wait in memory.
enum Pipeline {
    /// Runs `produce` beside the calling thread, which runs `consume` on each item in order; at most `depth` items wait.
    ///
    /// What either throws stops both and is thrown again.
    static func run<Item: Sendable>(
        depth: Int = 1, produce: @escaping @Sendable (_ give: (Item) throws -> Void) throws -> Void,
        consume: (Item) throws -> Void
    ) throws {
        let belt = Belt<Item>(depth: depth)
        DispatchQueue(label: "import").async {
            belt.end(Result { try produce { try belt.put($0) } })
        }
        do {
            while let item = try belt.take() { try consume(item) }
        } catch {
            belt.stop()
            throw error
        }
    }
}

/// What waits between the two threads.
private final class Belt<Item: Sendable>: Sendable {
    private struct Contents {
        var items: [Item] = []
        var ended: Result<Void, any Error>?
        var isStopped = false
    }

    private struct Stopped: Error {}

    private let contents = Mutex(Contents())
    /// Begins at 0: a semaphore may not be released below the value it began with.
    private let room = DispatchSemaphore(value: 0)
    private let ready = DispatchSemaphore(value: 0)
    private let finished = DispatchSemaphore(value: 0)

    init(depth: Int) {
        for _ in 0..<depth { room.signal() }
    }

    func put(_ item: Item) throws {
        room.wait()
        let isStopped = contents.withLock { contents in
            contents.items.append(item)
            return contents.isStopped
        }
        if isStopped { throw Stopped() }
        ready.signal()
    }

    func end(_ result: Result<Void, any Error>) {
        contents.withLock { $0.ended = result }
        ready.signal()
        finished.signal()
    }

    /// The next item; `nil` when the producer has ended. Throws what it threw.
    func take() throws -> Item? {
        ready.wait()
        let (item, ended) = contents.withLock { contents -> (Item?, Result<Void, any Error>?) in
            contents.items.isEmpty ? (nil, contents.ended) : (contents.items.removeFirst(), nil)
        }
        room.signal()
        if let item { return item }
        waitForEnd()
        try ended?.get()
        return nil
    }

    /// Makes the producer stop, and waits for it.
    func stop() {
        contents.withLock { $0.isStopped = true }
        room.signal()
        waitForEnd()
    }

    /// Can be waited for more than once.
    private func waitForEnd() {
        finished.wait()
        finished.signal()
    }
}
