import HTTP
import Synchronization

/// One connection, and the request it is now carrying.
///
/// Unchecked because libmicrohttpd hands it from thread to thread: only the event thread that owns the connection
/// touches it, except the atomic ones, `progress` and, while the connection is suspended, what `WorkerPool` guards.
final class Exchange: @unchecked Sendable {
    /// How far the request is.
    enum Phase {
        /// No request, or its header fields are on their way.
        case head
        /// The header fields are accepted; the body is on its way, or has come whole.
        case body
        /// Suspended until a worker has answered.
        case waiting
        /// The answer is being sent.
        case answered
    }

    /// A copy of it is cheaper than splitting a target.
    private static let blank = Request(.get, "/")

    /// The connected socket.
    let socket: Int32
    /// When the whole request must be there, in `SystemClock.microseconds`: see `receiveBefore`, `claim`, `expire`.
    private let deadline: Atomic<Int64>
    /// When the large answer that is being sent began, in `SystemClock.microseconds`; 0 when there is none.
    let sendingSince = Atomic<Int64>(0)
    /// How the client reads it: of `ConnectionRegistry`, under its lock.
    var progress = AnswerProgress()
    /// The address at the other end; `nil` when it is none of IP.
    let peer: NetworkAddress?
    /// The connection of libmicrohttpd.
    let connection: OpaquePointer
    /// What the handshake showed, once it was asked for: verified once for all requests of the connection.
    private var shown: ClientCertificate??
    /// How far the request is.
    var phase = Phase.head
    /// Whether a request line has been read and its request is not completed.
    var isRunning = false
    /// Microseconds at which the request line was read.
    var start: Int64 = 0
    /// The request; whole once claimed.
    var request = Exchange.blank
    /// The method; `nil` until known, or when it is not one of ours.
    var method: HTTPMethod?
    /// Bytes of the target in the request line, as sent; 0 when some of them may not stand there.
    var targetBytes = 0
    /// Bytes of the body taken from its `ByteBudget`.
    var takenBody = 0
    /// Bytes of the answer taken from its `ByteBudget`.
    var takenAnswer = 0
    /// The answer. Its body must live until the request is completed: the library sends from it.
    var response: Response?
    /// Bytes of body sent.
    var sent = 0

    /// A connection just opened.
    init(connection: OpaquePointer, socket: Int32, peer: NetworkAddress?, deadline: Int64) {
        self.connection = connection
        self.socket = socket
        self.peer = peer
        self.deadline = Atomic(deadline)
    }

    /// The certificate of the handshake, read by `read` the first time.
    func certificate(_ read: (OpaquePointer) -> ClientCertificate?) -> ClientCertificate? {
        if let shown { return shown }
        let certificate = read(connection)
        shown = .some(certificate)
        return certificate
    }

    /// Begins a request, whose request line has just been read.
    func begin(at now: Int64) {
        isRunning = true
        start = now
    }

    /// Forgets the request and gives the next one until `moment`.
    func reset(receiveBefore moment: Int64) {
        phase = .head
        isRunning = false
        request = Exchange.blank
        method = nil
        targetBytes = 0
        takenBody = 0
        takenAnswer = 0
        sendingSince.store(0, ordering: .relaxed)
        response = nil
        sent = 0
        deadline.store(moment, ordering: .relaxed)
    }

    /// Whether the request came in time; from then on nothing interrupts it.
    func claim() -> Bool {
        let moment = deadline.load(ordering: .relaxed)
        guard moment != .min else { return false }
        return deadline.compareExchange(expected: moment, desired: .max, ordering: .relaxed).exchanged
    }

    /// Whether the request is late at `now`; true once.
    func expire(at now: Int64) -> Bool {
        let moment = deadline.load(ordering: .relaxed)
        guard moment != .min, moment <= now else { return false }
        return deadline.compareExchange(expected: moment, desired: .min, ordering: .relaxed).exchanged
    }
}
