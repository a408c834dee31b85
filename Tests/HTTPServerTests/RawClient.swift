import Foundation
import Glibc

/// A socket that writes and reads exactly what a test says, with a limit of 10 s on each reading.
final class RawClient {
    private let socket: Int32
    private var unread: [UInt8] = []

    /// `receiveBuffer` is in bytes; `nil` for that of the system.
    init(port: UInt16, receiveBuffer: Int32? = nil) {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if var bytes = receiveBuffer {
            setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(MemoryLayout<Int32>.size))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        isConnected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    private(set) var isConnected = false
    private var hasEnded = false

    deinit {
        close(socket)
    }

    /// Sends a text; false when the connection is closed.
    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Sends bytes; false when the connection is closed.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    struct Answer {
        var status = 0
        var head = ""
        var body = ""

        func header(_ name: String) -> String? {
            for line in head.split(separator: "\r\n") where line.lowercased().hasPrefix(name.lowercased() + ":") {
                return String(line.dropFirst(name.utf8.count + 1).drop { $0 == " " })
            }
            return nil
        }
    }

    /// The next answer; `nil` when the connection closes before it is whole.
    func read(withBody: Bool = true) -> Answer? {
        while true {
            if let end = unread.indices.dropLast(3).first(where: { Array(unread[$0..<($0 + 4)]) == [13, 10, 13, 10] }) {
                var answer = Answer()
                answer.head = String(decoding: unread[..<end], as: UTF8.self)
                answer.status = Int(answer.head.split(separator: " ")[1]) ?? 0
                let length = withBody ? Int(answer.header("Content-Length") ?? "0") ?? 0 : 0
                while unread.count < end + 4 + length { guard more() else { return nil } }
                answer.body = String(decoding: unread[(end + 4)..<(end + 4 + length)], as: UTF8.self)
                unread.removeFirst(end + 4 + length)
                return answer
            }
            guard more() else { return nil }
        }
    }

    /// Whether the server closes the connection without sending anything more.
    func isClosed() -> Bool {
        while more() {}
        return hasEnded && unread.isEmpty
    }

    /// The statuses of all that comes until the server closes the connection; `nil` when it does not.
    func statusesUntilClosed() -> [String]? {
        while more() {}
        guard hasEnded else { return nil }
        return String(decoding: unread, as: UTF8.self).components(separatedBy: "HTTP/1.1 ").dropFirst()
            .map { String($0.prefix(3)) }
    }

    /// The status of the next answer, read as soon as it is there: the rest stays unread.
    func status() -> Int? {
        var line = [UInt8](repeating: 0, count: 12)
        guard recv(socket, &line, line.count, Int32(MSG_WAITALL)) == line.count else { return nil }
        return Int(String(decoding: line.suffix(3), as: UTF8.self))
    }

    /// Whether the connection ends while nothing is read from it (POLLRDHUP), within 10 s.
    func awaitReset() -> Bool {
        var poll = pollfd(fd: socket, events: 0x2000, revents: 0)
        return Glibc.poll(&poll, 1, 10_000) == 1
    }

    func ask(_ text: String, withBody: Bool = true) -> Answer? {
        send(text)
        return read(withBody: withBody)
    }

    private func more() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(socket, &buffer, buffer.count, 0)
        guard count > 0 else {
            hasEnded = count == 0 || errno == ECONNRESET
            return false
        }
        unread += buffer[..<count]
        return true
    }
}
