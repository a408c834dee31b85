import HTTP

/// A pool of workers per room, so that none takes the threads of another.
final class WorkerRooms: Sendable {
    private let pages: WorkerPool
    private let searches: WorkerPool
    private let passwords: WorkerPool
    private let outbound: WorkerPool
    private let tokens: WorkerPool

    /// Starts the threads of every room.
    init(_ sizes: RoomSizes, respond: @escaping @Sendable (Request) -> Response) {
        pages = WorkerPool(sizes.pages, respond: respond)
        searches = WorkerPool(sizes.searches, respond: respond)
        passwords = WorkerPool(sizes.passwords, respond: respond)
        outbound = WorkerPool(sizes.outbound, respond: respond)
        tokens = WorkerPool(sizes.tokens, respond: respond)
    }

    /// The workers of a room; `nil` for the event threads.
    subscript(room: Room) -> WorkerPool? {
        switch room {
        case .immediate: nil
        case .pages: pages
        case .searches: searches
        case .passwords: passwords
        case .outbound: outbound
        case .tokens: tokens
        }
    }

    /// Resumes every exchange that has no answer yet: its connection will close without one.
    func abandon() {
        for pool in all { pool.abandon() }
    }

    /// Ends the threads: see `WorkerPool.stop`.
    func stop(waiting: Bool) {
        for pool in all { pool.stop(waiting: waiting) }
    }

    private var all: [WorkerPool] { [pages, searches, passwords, outbound, tokens] }
}
