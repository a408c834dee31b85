import HTTP

@testable import HTTPServer

/// Header fields: what is let through is what RFC 9112 reads in one way only.
enum Heads {
    private static let limit = 1000

    static func check(_ bytes: [UInt8]) {
        let fields = bytes.split(separator: 0x0A).compactMap { line in
            let colon = line.firstIndex(of: 0x3A) ?? line.endIndex
            // The library gives no field without a name.
            return colon == line.startIndex
                ? nil : (name: Array(line[..<colon]), value: Array(line[colon...].dropFirst()))
        }
        var head = RequestHead()
        for field in fields {
            field.name.withUnsafeBytes { name in field.value.withUnsafeBytes { head.add(name, $0) } }
        }
        must(head.headers.fields.count == fields.count, "every field is kept")
        let refusal = head.refusal(bodyLimit: limit)
        must([nil, 400, 413].contains(refusal), "a head is refused with 400 or 413")
        let announced = strict(fields)
        switch (announced, refusal) {
        case (nil, _): must(refusal == 400, "what is not strict is refused")
        case (let size?, _): must(refusal == (size > limit ? 413 : nil), "what is strict is taken, up to the limit")
        }
        if let announced { must(head.bodyBytes == announced, "the size of the body is the one announced") }
        if let identifier = head.identifier {
            must(!identifier.isEmpty && identifier.utf8.count <= 200, "kept identifiers are short")
        }
    }

    /// The announced size of the body, `nil` when the head is not to be trusted: the rules, written again.
    private static func strict(_ fields: [(name: [UInt8], value: [UInt8])]) -> Int? {
        var seen: [String: Int] = [:]
        var size = 0
        for (name, value) in fields {
            guard name.allSatisfy(token.contains), !value.contains(0) else { return nil }
            let name = String(decoding: name, as: UTF8.self).lowercased()
            seen[name, default: 0] += 1
            let text = String(decoding: value, as: UTF8.self)
            if name == "content-length" {
                guard value.count <= 18, !value.isEmpty, value.allSatisfy({ (0x30...0x39).contains($0) }) else {
                    return nil
                }
                size = Int(text) ?? 0
            }
            if name == "transfer-encoding", text.lowercased() != "chunked" { return nil }
        }
        let framings = (seen["content-length"] ?? 0) + (seen["transfer-encoding"] ?? 0)
        return framings > 1 || (seen["host"] ?? 0) > 1 ? nil : size
    }

    /// Source: RFC 9110 §5.6.2.
    private static let token = Set("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
}
