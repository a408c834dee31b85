import CCurl
import HTTP

/// The answer of one request while libcurl receives it.
final class Transfer {
    private(set) var headers = Headers()
    private(set) var body: [UInt8] = []
    private(set) var isTooLarge = false
    private var received = 0
    private let limit: Int

    /// A transfer whose head and body together are limited to a number of bytes.
    init(limit: Int) {
        self.limit = limit
    }

    /// Adds a line of the head; a status line begins anew (after 100 Continue).
    func addHeaderLine(_ line: UnsafeRawBufferPointer) -> Bool {
        guard accepts(line.count) else { return false }
        guard let colon = line.firstIndex(of: 0x3A), !line.starts(with: Array("HTTP/".utf8)) else {
            if line.starts(with: Array("HTTP/".utf8)) { headers = Headers() }
            return true
        }
        let name = String(decoding: line[..<colon], as: UTF8.self)
        let value = line[(colon + 1)...].drop(while: Self.isBlank)
        let end = value.lastIndex { !Self.isBlank($0) }.map { $0 + 1 } ?? value.startIndex
        headers.add(name, String(decoding: value[..<end], as: UTF8.self))
        return true
    }

    /// Adds a piece of the body; false to stop the transfer.
    func addBody(_ piece: UnsafeRawBufferPointer) -> Bool {
        guard accepts(piece.count) else { return false }
        body += piece
        return true
    }

    private func accepts(_ count: Int) -> Bool {
        received += count
        isTooLarge = received > limit
        return !isTooLarge
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
    }
}
