/// A head of RFC 9112 read without leniency: the model of `RawHead`.
struct StrictHead {
    /// The bytes of the target.
    let target: Int
    /// How many fields.
    let fields: Int
    /// What libmicrohttpd leaves of it: what separates became NUL.
    let left: [UInt8]

    /// Reads a head as it is sent, the empty line included; `nil` when it is not strict.
    init?(_ sent: [UInt8]) {
        var lines = Self.lines(sent)
        guard lines.count >= 3, lines.removeLast().isEmpty, lines.removeLast().isEmpty else { return nil }
        let words = lines.removeFirst().split(separator: 0x20, omittingEmptySubsequences: false).map { Array($0) }
        guard words.count == 3, Self.isToken(words[0]), !words[1].isEmpty,
            ["HTTP/1.0", "HTTP/1.1"].contains(String(decoding: words[2], as: UTF8.self))
        else { return nil }
        var left = Array(words.joined(separator: [0])) + [0, 0]
        for line in lines {
            guard let colon = line.firstIndex(of: 0x3A), Self.isToken(Array(line[..<colon])),
                line[colon...].allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 })
            else { return nil }
            left += line[..<colon] + [0] + line[(colon + 1)...] + [0, 0]
        }
        target = words[1].count
        fields = lines.count
        self.left = left + [0, 0]
    }

    /// Makes again what was sent from what the library left, the target set aside.
    init?(left: [UInt8], target: Int) {
        guard let method = left.firstIndex(of: 0), method + 1 + target <= left.count else { return nil }
        let rest = left[(method + 1 + target)...].dropFirst()
        var sent = Array(left[..<method]) + [0x20] + [UInt8](repeating: 0x2F, count: target) + [0x20]
        let lines = Self.pairs(of: rest)
        for (rank, line) in lines.enumerated() {
            sent += rank == 0 ? line : line.map { $0 == 0 ? 0x3A : $0 }
            if rank < lines.count - 1 { sent += [0x0D, 0x0A] }
        }
        self.init(sent)
    }

    private static func lines(_ sent: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = [[]]
        var index = 0
        while index < sent.count {
            if sent[index] == 0x0D, index + 1 < sent.count, sent[index + 1] == 0x0A {
                lines.append([])
                index += 2
            } else {
                lines[lines.count - 1].append(sent[index])
                index += 1
            }
        }
        return lines
    }

    /// The parts between two NUL.
    private static func pairs(of bytes: ArraySlice<UInt8>) -> [[UInt8]] {
        var lines: [[UInt8]] = [[]]
        var rest = bytes
        while let byte = rest.popFirst() {
            // The colon of an empty value and the end of its line are three NUL: the first is the colon.
            let isColon = lines.count > 1 && !lines[lines.count - 1].isEmpty && !lines[lines.count - 1].contains(0)
            if byte == 0, rest.first == 0, !isColon {
                rest.removeFirst()
                lines.append([])
            } else {
                lines[lines.count - 1].append(byte)
            }
        }
        return lines
    }

    private static func isToken(_ bytes: [UInt8]) -> Bool { !bytes.isEmpty && bytes.allSatisfy(token.contains) }

    /// Source: RFC 9110 §5.6.2.
    private static let token = Set("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
}
