import CMicrohttpd
import Dispatch
import Glibc
public import HTTP
import Synchronization

/// An HTTP/1.1 server on GNU libmicrohttpd: event threads that answer at once, and rooms of workers for the rest.
///
/// Unchecked because the daemon is a C pointer; it is only touched under `daemon`'s lock.
public final class HTTPServer: @unchecked Sendable {
    let configuration: HTTPServerConfiguration
    let responder: any Responder
    let log: @Sendable (AccessLogLine) -> Void
    let identifiers = RequestIdentifiers()
    let registry = ConnectionRegistry()
    let rooms: WorkerRooms
    let rates: RequestRates
    let counts: ConnectionCounts
    let bodies: ByteBudget
    let answers: ByteBudget
    let receiveMicroseconds: Int64
    /// Requests whose request line was read and that are not completed.
    let running = Atomic<Int>(0)
    /// Whether the server is stopping: every answer then closes its connection.
    let isStopping = Atomic<Bool>(false)

    private struct Daemon: @unchecked Sendable {
        struct Pointer: @unchecked Sendable {
            let pointer: OpaquePointer
        }

        var pointer: OpaquePointer
        var port: UInt16
        var reaper: DeadlineReaper
    }

    private let daemon = Mutex<Daemon?>(nil)

    /// A server, not yet listening. `log` receives one line per request, on the thread that sent the answer.
    public init(
        configuration: HTTPServerConfiguration, responder: any Responder,
        log: @escaping @Sendable (AccessLogLine) -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.responder = responder
        self.log = log
        receiveMicroseconds = Int64(configuration.receiveSeconds * 1_000_000)
        rates = RequestRates(configuration)
        counts = ConnectionCounts(limit: configuration.connectionsPerAddress, trusted: configuration.trustedProxies)
        bodies = ByteBudget(limit: configuration.bytesInFlight)
        answers = ByteBudget(limit: configuration.bytesInFlight)
        rooms = WorkerRooms(configuration.rooms) { responder.respond(to: $0) }
    }

    /// The port it listens on; the one chosen by the system when 0 was asked. 0 when it is not running.
    public var port: UInt16 {
        daemon.withLock { $0?.port ?? 0 }
    }

    /// Listens and answers, on threads of its own. Throws `HTTPServerError`. A stopped server does not start again.
    public func start() throws {
        try daemon.withLock { daemon in
            guard daemon == nil, !isStopping.load(ordering: .relaxed) else { throw HTTPServerError.alreadyStarted }
            guard RawHead.isLibraryKnown else { throw HTTPServerError.unknownLibrary }
            guard let pointer = try listen() else {
                throw HTTPServerError.cannotListen(address: configuration.address, port: configuration.port)
            }
            let reaper = DeadlineReaper(
                registry, receiveMicroseconds: receiveMicroseconds, configuration.sendingFloor)
            daemon = Daemon(pointer: pointer, port: ror_mhd_port(pointer), reaper: reaper)
        }
    }

    /// Stops: takes no new connection, finishes the requests that came, and closes what is left after `grace` seconds.
    /// Never lasts a second longer than `grace`: a thread that does not come back is left alone.
    public func stop(grace: Double = 10) {
        isStopping.store(true, ordering: .relaxed)
        let running = daemon.withLock { daemon in
            defer { daemon = nil }
            return daemon
        }
        guard let running else { return rooms.stop(waiting: true) }
        stopListening(running.pointer)
        let isQuiet = waitUntilQuiet(grace: grace)
        if !isQuiet { rooms.abandon() }
        running.reaper.stop()
        rooms.stop(waiting: isQuiet)
        if endDaemon(running.pointer) { Unmanaged.passUnretained(self).release() }
    }

    /// Ends the event threads and closes the connections; false when one of the threads is still held by an answer.
    private func endDaemon(_ pointer: OpaquePointer) -> Bool {
        let daemon = Daemon.Pointer(pointer: pointer)
        let closed = DispatchSemaphore(value: 0)
        let thread = SystemThread {
            MHD_stop_daemon(daemon.pointer)
            closed.signal()
        }
        guard let thread else { return false }
        thread.detach()
        return closed.wait(timeout: .now() + .milliseconds(500)) == .success
    }

    /// Starts the daemon, which holds this object until it is stopped.
    private func listen() throws -> OpaquePointer? {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(configuration.address, String(configuration.port), &hints, &found) == 0,
            let found, let address = found.pointee.ai_addr
        else { throw HTTPServerError.invalidAddress(configuration.address) }
        defer { freeaddrinfo(found) }
        let context = Unmanaged.passRetained(self)
        let pointer = startDaemon(address, context: context.toOpaque())
        if pointer == nil { context.release() }
        return pointer
    }

    /// Hands the connections that wait in the system's queue to the daemon, which no longer accepts any.
    private func stopListening(_ pointer: OpaquePointer) {
        let listening = MHD_quiesce_daemon(pointer)
        guard listening >= 0 else { return }
        _ = fcntl(listening, F_SETFL, O_NONBLOCK)
        while true {
            var address = sockaddr_storage()
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            let handed = withUnsafeMutablePointer(to: &address) { storage in
                storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                    let socket = accept(listening, address, &length)
                    return socket >= 0 && MHD_add_connection(pointer, socket, address, length) == .YES
                }
            }
            if !handed { break }
        }
        close(listening)
    }

    /// Whether no request was left within the grace. Quiet must be seen twice: bytes may be on their way between
    /// the socket and the request line.
    private func waitUntilQuiet(grace: Double) -> Bool {
        let end = SystemClock.microseconds + Int64(grace * 1_000_000)
        var quiet = 0
        while quiet < 2 {
            let isQuiet = running.load(ordering: .sequentiallyConsistent) == 0 && !registry.hasUnreadBytes
            quiet = isQuiet ? quiet + 1 : 0
            if !isQuiet && SystemClock.microseconds > end { return false }
            usleep(5_000)
        }
        return true
    }
}
