import Glibc

/// A socket that writes and reads exactly what a test says, with a limit of 10 s on each reading.
final class RawClient {
    private let socket: Int32
    private var unread: [UInt8] = []

    init(port: UInt16) {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
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
    func send(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
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

    /// Whether the server closes the connection without serving anything more. For a malformed length,
    /// libmicrohttpd 0.9.75 writes the head of its 400 twice: that is not an answer.
    func isClosed() -> Bool {
        while more() {}
        return hasEnded && !String(decoding: unread, as: UTF8.self).contains(" 200 ")
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
