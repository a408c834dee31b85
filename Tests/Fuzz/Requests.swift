@testable import HTTP
@testable import HTTPServer

/// Targets of request lines, path patterns and cookies.
enum Requests {
    static func check(_ bytes: [UInt8]) {
        var input = FuzzInput(bytes)
        switch input.byte() % 3 {
        case 0: target(input.rest)
        case 1: route(input.rest)
        default: cookie(&input)
        }
    }

    private static func target(_ bytes: [UInt8]) {
        let sent = bytes.prefix { $0 != 0 }
        let read = (sent + [0]).withUnsafeBytes { whole in
            whole.baseAddress.map { RequestTarget($0.assumingMemoryBound(to: CChar.self)) }
        }
        guard let read else { return }
        must(read.path.isEmpty || read.path.utf8.first == 0x2F, "a path begins with /, or nothing is served")
        must(!read.path.utf8.contains(0x3F), "a path ends at ?")
        guard sent.first == 0x2F else { return }
        let mark = sent.contains(0x3F) ? "?" : ""
        must(
            (read.path + mark + read.query).isSame(String(decoding: sent, as: UTF8.self)),
            "path and query are the whole target")
        let request = Request(.get, String(decoding: sent, as: UTF8.self))
        must(request.path.isSame(read.path) && request.query.isSame(read.query), "both readers cut at the same place")
    }

    /// What a pattern names is found where the slashes say.
    private static func route(_ bytes: [UInt8]) {
        var router = Router()
        router.on(.get, "/a/{one}/b/{rest...}") { _, _ in Response(status: 200) }
        let path = String(decoding: bytes, as: UTF8.self)
        let parts = path.utf8.split(separator: 0x2F).map { String(Substring($0)) }
        let fits = parts.count >= 3 && parts[0].isSame("a") && parts[2].isSame("b")
        guard case .found(_, _, let names) = router.match(.get, path) else {
            must(!fits, "a path that fits is found")
            return
        }
        must(fits, "only a path that fits is found")
        must(names["one"].isSame(PercentEncoding.decode(parts[1].utf8)), "a name takes one part of the path")
        let rest = parts[3...].map { PercentEncoding.decode($0.utf8) }.joined(separator: "/")
        must(names["rest"].isSame(rest), "the last name takes the rest")
    }

    /// A cookie that was set comes back among any others.
    private static func cookie(_ input: inout FuzzInput) {
        let value = (0..<input.number(upTo: 32)).map { _ in 0x30 + input.byte() % 10 }
        let cookie = Cookie(name: "__Host-ror", value: String(decoding: value, as: UTF8.self), secure: true)
        let sent = String(cookie.header.prefix { $0 != ";" })
        let others = input.text
        func read(_ header: String) -> String? {
            Request(.get, "/", headers: Headers([("cookie", header)])).cookie(cookie.name)
        }
        must(read(sent + ";" + others) == cookie.value, "a cookie is found before others")
        let named = others.utf8.split(separator: 0x3B).contains { part in
            part.drop { $0 == 0x20 }.starts(with: Array((cookie.name + "=").utf8))
        }
        must((read(others) != nil) == named, "a cookie is found when its name is sent, else not")
        if !named { must(read(others + "; " + sent) == cookie.value, "a cookie is found behind others") }
    }
}
