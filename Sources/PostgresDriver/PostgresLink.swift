import CPostgres
import Glibc
import SQL

/// The link to a server: sends, and waits for answers until a deadline that this side holds.
///
/// A server that is stopped, or a network that swallows everything, answers nothing, and no time limit of the server helps. Once a
/// deadline has passed, what the server does is unknown: the link is cut without asking it anything.
final class PostgresLink {
    /// How long one exchange may last; `nil` for ever.
    var limit: Duration?
    private(set) var handle: OpaquePointer?

    /// Connects.
    ///
    /// - Throws: `SQLError.Code.unavailable` when the server cannot be reached or refuses.
    init(uri: String, connecting: Duration) throws(SQLError) {
        handle = ror_pq_connect(uri, String((connecting.milliseconds + 999) / 1000))
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try begin()
    }

    deinit {
        close()
    }

    /// Whether nothing can be sent any more.
    var isDead: Bool { PQstatus(handle) != CONNECTION_OK }

    /// Connects again.
    func reset() throws(SQLError) {
        guard handle != nil else { throw SQLError(.unavailable, "the connection was given up") }
        PQreset(handle)
        try begin()
    }

    private func begin() throws(SQLError) {
        guard !isDead, PQsetnonblocking(handle, 1) == 0 else { throw SQLError(lost: handle) }
    }

    /// Sends something by `send`, which answers 1 when it is accepted, and waits for the last of the answers.
    func exchange(_ send: (OpaquePointer?) -> Int32) throws(SQLError) -> PostgresResult {
        let end = deadline()
        guard send(handle) == 1 else { throw SQLError(lost: handle) }
        try flush(until: end)
        return try answer(until: end)
    }

    /// Sends bytes of a COPY.
    func put(_ bytes: [UInt8]) throws(SQLError) {
        let end = deadline()
        while true {
            let code = bytes.withUnsafeBytes { buffer in
                PQputCopyData(handle, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
            }
            if code == 1 { return try flush(until: end) }
            guard code == 0 else { throw SQLError(lost: handle) }
            try wait(toWrite: true, until: end)
        }
    }

    /// Ends a COPY.
    func endCopy() throws(SQLError) -> PostgresResult {
        try exchange { PQputCopyEnd($0, nil) }
    }

    /// Closes without waiting for anybody.
    func close() {
        if let handle { shutdown(PQsocket(handle), Int32(SHUT_RDWR)) }
        PQfinish(handle)
        handle = nil
    }

    private func deadline() -> ContinuousClock.Instant? {
        limit.map { ContinuousClock.now + $0 }
    }

    private func flush(until end: ContinuousClock.Instant?) throws(SQLError) {
        while true {
            switch PQflush(handle) {
            case 0: return
            case 1: try wait(toWrite: true, until: end)
            default: throw SQLError(lost: handle)
            }
        }
    }

    /// The last answer to what was sent: a failure is always the last one. A COPY that begins is an answer that does not end.
    private func answer(until end: ContinuousClock.Instant?) throws(SQLError) -> PostgresResult {
        var last: OpaquePointer?
        while true {
            do {
                while PQisBusy(handle) == 1 { try wait(toWrite: false, until: end) }
            } catch {
                PQclear(last)
                throw error
            }
            guard let next = PQgetResult(handle) else { break }
            PQclear(last)
            last = next
            if PQresultStatus(next) == PGRES_COPY_IN { break }
        }
        return try PostgresResult(last, from: handle)
    }

    /// Waits until bytes came, or may be sent, and takes those that came.
    private func wait(toWrite: Bool, until end: ContinuousClock.Instant?) throws(SQLError) {
        var socket = pollfd(fd: PQsocket(handle), events: Int16(POLLIN | (toWrite ? POLLOUT : 0)), revents: 0)
        let left = end.map { max(0, ContinuousClock.now.duration(to: $0).milliseconds + 1) }
        if let end, ContinuousClock.now >= end { throw givenUp() }
        // With TLS, bytes may have left the socket already: they are looked for now and then.
        let slice = PQsslInUse(handle) == 1 ? min(left ?? 10, 10) : left ?? -1
        _ = poll(&socket, 1, Int32(clamping: slice))
        guard PQconsumeInput(handle) == 1 else { throw SQLError(lost: handle) }
    }

    private func givenUp() -> SQLError {
        close()
        return SQLError(.unavailable, "the server does not answer")
    }
}
