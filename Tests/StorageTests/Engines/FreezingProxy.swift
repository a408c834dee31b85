import Foundation
import Glibc
import Synchronization
import Testing

/// Stands between a client and the PostgreSQL server of the tests, and can stop forwarding as a frozen server or a broken network
/// does: connections stay open, nothing comes.
final class FreezingProxy: Sendable {
    let uri: String
    private let listener: Int32
    private let target: sockaddr_in
    private let isFrozen = Mutex(false)
    private let isStopped = Atomic<Bool>(false)
    private let sockets = Mutex<[Int32]>([])

    /// A proxy in front of the server of a URI that names a host by its number and a port.
    init(_ server: String) throws {
        var components = try #require(URLComponents(string: server))
        target = Self.address(port: try #require(components.port))
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.listener = listener
        var own = Self.address(port: 0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = Self.with(&own) { [size] in bind(listener, $0, size) == 0 && listen(listener, 8) == 0 }
        _ = Self.with(&own) { getsockname(listener, $0, &size) }
        try #require(isBound)
        components.port = Int(UInt16(bigEndian: own.sin_port))
        uri = try #require(components.string)
        Thread.detachNewThread { [self] in accept() }
    }

    /// Stops forwarding what has not been forwarded yet, or goes on.
    func freeze(_ frozen: Bool = true) { isFrozen.withLock { $0 = frozen } }

    /// Closes everything: the server is down. May be asked again: a number closed twice may be that of someone else's file.
    func stop() {
        guard !isStopped.exchange(true, ordering: .relaxed) else { return }
        freeze(false)
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
        sockets.withLock { $0.forEach { shutdown($0, Int32(SHUT_RDWR)) } }
    }

    private func accept() {
        while true {
            let client = Glibc.accept(listener, nil, nil)
            guard client >= 0 else { return }
            let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = target
            guard Self.with(&address, { connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }) == 0 else {
                return
            }
            sockets.withLock { $0 += [client, server] }
            Thread.detachNewThread { [self] in forward(from: client, to: server) }
            Thread.detachNewThread { [self] in forward(from: server, to: client) }
        }
    }

    private func forward(from source: Int32, to destination: Int32) {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        while true {
            while isFrozen.withLock(\.self) { usleep(1000) }
            var ready = pollfd(fd: source, events: Int16(POLLIN), revents: 0)
            guard poll(&ready, 1, 1) > 0, !isFrozen.withLock(\.self) else { continue }
            let count = recv(source, &bytes, bytes.count, 0)
            guard count > 0, send(destination, bytes, count, Int32(MSG_NOSIGNAL)) == count else { break }
        }
        shutdown(destination, Int32(SHUT_RDWR))
    }

    private static func address(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func with<T>(_ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>) -> T) -> T {
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0) }
        }
    }
}
