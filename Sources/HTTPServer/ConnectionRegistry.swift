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

    /// Shuts down the connections whose request is late, even if its bytes still drip in.
    func shutDownLate(at now: Int64) {
        // The lock holds `remove` back, so the number of a socket cannot be given to another meanwhile.
        connections.withLock { connections in
            for exchange in connections.values where exchange.expire(at: now) {
                shutdown(exchange.socket, Int32(SHUT_RDWR))
            }
        }
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
