import CMicrohttpd
import Dispatch
import HTTP
import Synchronization

/// A bounded set of threads that answers the requests of a room, while their connections are suspended.
final class WorkerPool: Sendable {
    private struct State {
        var queue: [Exchange] = []
        var running: [Exchange] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let available = DispatchSemaphore(value: 0)
    private let capacity: Int
    private let respond: @Sendable (Request) -> Response
    private let threads = Mutex<[SystemThread]>([])

    /// Starts the threads.
    init(_ size: RoomSizes.Size, respond: @escaping @Sendable (Request) -> Response) {
        capacity = size.queue
        self.respond = respond
        let started = (0..<max(1, size.threads)).compactMap { _ in SystemThread { [self] in work() } }
        threads.withLock { $0 = started }
    }

    /// Queues a suspended exchange; false when the queue is full, and then nothing will resume it.
    func submit(_ exchange: Exchange) -> Bool {
        let accepted = state.withLock { state in
            guard !state.isClosed, state.queue.count < capacity else { return false }
            state.queue.append(exchange)
            return true
        }
        if accepted { available.signal() }
        return accepted
    }

    /// Resumes every exchange that has no answer yet: its connection will close without one.
    func abandon() {
        state.withLock { state in
            for exchange in state.queue + state.running { MHD_resume_connection(exchange.connection) }
            state.queue = []
            state.running = []
        }
    }

    /// Ends the threads. Those still busy with an abandoned request end alone; the others are waited for.
    func stop(waiting: Bool) {
        state.withLock { $0.isClosed = true }
        let threads = threads.withLock { $0 }
        for _ in threads { available.signal() }
        for thread in threads {
            if waiting { thread.join() } else { thread.detach() }
        }
    }

    private func work() {
        while true {
            available.wait()
            switch next() {
            case .answer(let exchange, let request): finish(exchange, respond(request))
            case .nothing: continue
            case .end: return
            }
        }
    }

    private enum Work {
        case answer(Exchange, Request)
        case nothing
        case end
    }

    private func next() -> Work {
        state.withLock { state in
            guard !state.queue.isEmpty else { return state.isClosed ? .end : .nothing }
            let exchange = state.queue.removeFirst()
            state.running.append(exchange)
            return .answer(exchange, exchange.request)
        }
    }

    /// Hands an answer over, unless the exchange was abandoned meanwhile and may be gone.
    private func finish(_ exchange: Exchange, _ response: Response) {
        state.withLock { state in
            guard let index = state.running.firstIndex(where: { $0 === exchange }) else { return }
            state.running.remove(at: index)
            exchange.response = response
            MHD_resume_connection(exchange.connection)
        }
    }
}
