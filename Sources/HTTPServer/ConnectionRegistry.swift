import Glibc
import Synchronization

/// The open connections. Touched when one opens or closes, not at each request.
final class ConnectionRegistry: Sendable {
    private let connections = Mutex<[Int32: Exchange]>([:])

    /// Adds a connection just opened.
    func add(_ exchange: Exchange) {
        connections.withLock { $0[exchange.socket] = exchange }
    }

    /// Removes a connection, whose socket is still open.
    func remove(_ exchange: Exchange) {
        connections.withLock { $0[exchange.socket] = nil }
    }

    /// Shuts down the connections whose request is late, even if its bytes still drip in, and those that hold a large
    /// answer and hardly read it.
    func shutDownLate(at now: Int64, _ floor: SendingFloor) {
        // The lock holds `remove` back, so the number of a socket cannot be given to another meanwhile.
        connections.withLock { connections in
            for exchange in connections.values {
                let isStalled = Self.isStalled(exchange, at: now, floor)
                if isStalled { Self.dropUnsent(exchange.socket) }
                if isStalled || exchange.expire(at: now) { shutdown(exchange.socket, Int32(SHUT_RDWR)) }
            }
        }
    }

    /// Lets the system forget, when the socket closes, the bytes that nobody reads.
    private static func dropUnsent(_ socket: Int32) {
        var linger = Glibc.linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
    }

    private static func isStalled(_ exchange: Exchange, at now: Int64, _ floor: SendingFloor) -> Bool {
        exchange.progress.isStalled(
            socket: exchange.socket, answer: exchange.sendingSince.load(ordering: .relaxed), at: now,
            seconds: floor.seconds, bytesPerSecond: floor.bytesPerSecond)
    }

    /// Whether bytes have come that nobody has read.
    var hasUnreadBytes: Bool {
        connections.withLock { connections in
            connections.keys.contains(where: { socket in
                var byte: UInt8 = 0
                return recv(socket, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) > 0
            })
        }
    }
}
