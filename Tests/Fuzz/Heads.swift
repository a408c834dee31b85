import HTTP

@testable import HTTPServer

/// Heads of requests: what is let through is what RFC 9112 reads in one way only.
enum Heads {
    static func check(_ bytes: [UInt8]) {
        var input = FuzzInput(bytes)
        switch input.byte() % 3 {
        case 0: sent(input.rest)
        case 1: left(&input)
        default: fields(input.rest)
        }
    }

    /// A head as it is sent, and strict, is found strict once the library parsed it in place.
    private static func sent(_ bytes: [UInt8]) {
        guard let head = StrictHead(bytes) else { return }
        must(isStrict(head.left, head), "what is strict as sent is strict as left")
        must(!isStrict(head.left + [0], head), "nothing follows the empty line")
        must(!isStrict(Array(head.left.dropLast()), head), "the empty line is whole")
    }

    /// Whatever the library left: what is found strict can only come from a strict head.
    private static func left(_ input: inout FuzzInput) {
        let target = input.number(upTo: 16)
        let count = Int(input.byte() % 4)
        let bytes = input.rest
        let strict = bytes.withUnsafeBytes { RawHead.isStrict($0, target: target, fields: count) }
        guard strict else { return }
        let head = StrictHead(left: bytes, target: target)
        must(head?.fields == count && head?.target == target, "what is strict as left was strict as sent")
    }

    private static func isStrict(_ left: [UInt8], _ head: StrictHead) -> Bool {
        left.withUnsafeBytes { RawHead.isStrict($0, target: head.target, fields: head.fields) }
    }

    private static let limit = 1000

    private static func fields(_ bytes: [UInt8]) {
        let fields = bytes.split(separator: 0x0A).map { line in
            let colon = line.firstIndex(of: 0x3A) ?? line.endIndex
            return (name: Array(line[..<colon]), value: Array(line[colon...].dropFirst()))
        }
        var head = RequestHead()
        for field in fields {
            field.name.withUnsafeBytes { name in field.value.withUnsafeBytes { head.add(name, $0) } }
        }
        must(head.headers.fields.count == fields.count, "every field is kept")
        let expected = judged(fields)
        must(head.refusal(version: "HTTP/1.1", bodyLimit: limit) == expected, "the framing is told once, or refused")
        if expected == nil { must(head.bodyBytes <= limit, "a body that is taken is within the limit") }
        if expected == nil || expected == 400, !fields.contains(where: { isNamed($0, "host") }) {
            must(head.refusal(version: "HTTP/1.1", bodyLimit: limit) == 400, "HTTP/1.1 names its host")
        }
    }

    private static func isNamed(_ field: (name: [UInt8], value: [UInt8]), _ name: String) -> Bool {
        String(decoding: field.name, as: UTF8.self).lowercased().isSame(name)
    }

    /// The refusal of an HTTP/1.1 request, the rules written again.
    private static func judged(_ fields: [(name: [UInt8], value: [UInt8])]) -> Int? {
        let hosts = fields.filter { isNamed($0, "host") }
        let lengths = fields.filter { isNamed($0, "content-length") }.map { String(decoding: $0.value, as: UTF8.self) }
        let codings = fields.count { isNamed($0, "transfer-encoding") }
        let sizes = lengths.map { text in
            text.utf8.count <= 18 && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
        }
        let host = Set("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-.:[]_~".utf8)
        guard hosts.count == 1, !hosts[0].value.isEmpty, hosts[0].value.allSatisfy(host.contains),
            lengths.count + codings <= 1, sizes.allSatisfy({ $0 != nil })
        else { return 400 }
        if codings > 0 { return 411 }
        return (sizes.first ?? 0) ?? 0 > limit ? 413 : nil
    }
}
