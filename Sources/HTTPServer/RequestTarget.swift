import Glibc

/// The target of a request line, cut into path and query, both as sent.
struct RequestTarget {
    /// The path; empty when the target is none that we serve (`*`, `host:port`).
    let path: String
    /// The query, without `?`.
    let query: String
    /// The size of the whole target, in bytes; 0 when a space or a control character stands in it (RFC 9112 §3.2).
    let strictBytes: Int

    /// Cuts a target in origin form (`/path?query`) or absolute form (`http://host/path?query`), RFC 9112 §3.2.
    init(_ target: UnsafePointer<CChar>) {
        let whole = UnsafeRawBufferPointer(start: target, count: strlen(target))
        strictBytes = whole.allSatisfy { $0 > 0x20 && $0 != 0x7F } ? whole.count : 0
        let origin = whole.first == 0x2F ? whole[...] : Self.afterAuthority(whole)
        let mark = origin.firstIndex(of: 0x3F) ?? origin.endIndex
        path = String(decoding: origin[..<mark], as: UTF8.self)
        query = mark < origin.endIndex ? String(decoding: origin[(mark + 1)...], as: UTF8.self) : ""
    }

    /// Empties the query of a target in the buffer of libmicrohttpd, which would cut it into fields that nobody asks
    /// for; when they are so many that its memory for the connection ends, it never answers.
    static func emptyQuery(_ target: UnsafePointer<CChar>) {
        guard let mark = strchr(target, 0x3F) else { return }
        mark[1] = 0
    }

    private static func afterAuthority(_ target: UnsafeRawBufferPointer) -> Slice<UnsafeRawBufferPointer> {
        let scheme = target.firstIndex(of: 0x3A) ?? target.endIndex
        guard target[scheme...].starts(with: [0x3A, 0x2F, 0x2F]) else { return target[target.endIndex...] }
        let authority = target[(scheme + 3)...]
        return target[(authority.firstIndex(of: 0x2F) ?? target.endIndex)...]
    }
}
