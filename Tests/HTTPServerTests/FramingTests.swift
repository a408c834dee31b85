import HTTP
import HTTPServer
import Synchronization
import Testing

/// What a proxy may read otherwise is refused before the application sees it, and what follows is never read as
/// another request.
@Suite("Server: framing of messages")
struct FramingTests {
    private static let post = "POST /p HTTP/1.1\r\nHost: t\r\n"
    private static let stolen = "GET /vole HTTP/1.1\r\nHost: t\r\n\r\n"

    /// One refusal, the connection closed, nothing handed over.
    private func refuses(_ message: String, with statuses: Set<String> = ["400"], _ echo: Echo = Echo()) throws {
        try withServer(echo) { server in
            let client = RawClient(port: server.port)
            client.send(message + Self.stolen)
            let answered = try #require(client.statusesUntilClosed())
            #expect(answered.count == 1 && statuses.isSuperset(of: answered), "\(answered)")
            #expect(echo.handled.load(ordering: .relaxed) == 0)
        }
    }

    @Test(
        "refuses two announced lengths, or one that cannot be trusted",
        arguments: [
            "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
            "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
            "Content-Length: 3\r\ncontent-length: 4\r\n\r\nabcd",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "Host: autre\r\nContent-Length: 0\r\n\r\n",
            "Content-Length : 3\r\n\r\nabc",
            "Content-Length\t: 3\r\n\r\nabc",
            "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        ])
    func ambiguous(_ rest: String) throws {
        try refuses(Self.post + rest)
    }

    /// libmicrohttpd 0.9.75 writes the head of these two times; both say that the connection closes, and it does.
    @Test(
        "serves nothing after a length that is no number",
        arguments: [
            "Content-Length: 3, 3\r\n\r\nabc", "Content-Length: +3\r\n\r\nabc", "Content-Length: -1\r\n\r\nabc",
            "Content-Length: 0x3\r\n\r\nabc", "Content-Length: 99999999999999999999999\r\n\r\nabc",
            "Content-Length: \r\n\r\n", "Content-Length: 3\r\n 4\r\n\r\nabc",
        ])
    func malformedLength(_ rest: String) throws {
        let echo = Echo()
        try withServer(echo) { server in
            let client = RawClient(port: server.port)
            client.send(Self.post + rest + Self.stolen)
            let answered = try #require(client.statusesUntilClosed())
            #expect(!answered.isEmpty && Set(answered).isSubset(of: ["400", "413"]), "\(answered)")
            #expect(echo.handled.load(ordering: .relaxed) == 0)
        }
    }

    @Test(
        "takes no body in chunks: its length is to be announced",
        arguments: ["chunked", "Chunked", "gzip, chunked", "identity", "chunked\u{0B}", "x"])
    func chunks(_ coding: String) throws {
        try refuses(
            Self.post + "Transfer-Encoding: \(coding)\r\n\r\n2\r\nab\r\n0\r\n\r\n", with: ["400", "411"])
        try refuses("POST /p HTTP/1.0\r\nHost: t\r\nTransfer-Encoding: \(coding)\r\n\r\n0\r\n\r\n")
    }

    @Test(
        "refuses folded lines",
        arguments: [
            "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n", "X-A: b\r\n c\r\n\r\n",
            "X-A: b\r\n\tc\r\nX-D: e\r\n\r\n",
            "X-A: b\r\n \r\n\r\n", "Content-Length: 0\r\n X: y\r\n\r\n", " X-A: b\r\n\r\n",
        ])
    func folded(_ rest: String) throws {
        try refuses(Self.post + rest)
    }

    @Test(
        "refuses lines that do not end with CR LF",
        arguments: [
            "POST /p HTTP/1.1\nHost: t\r\n\r\n", "POST /p HTTP/1.1\r\nHost: t\n\r\n",
            "POST /p HTTP/1.1\r\nHost: t\r\n\n",
            "GET / HTTP/1.1\nHost: t\n\n", "GET / HTTP/1.1\r\nHost: t\r\nX: a\nY: b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: t\r\nX: a\rY: b\r\n\r\n", "GET / HTTP/1.1\r\nHost: t\r\nX: a\r\r\n\r\n",
            "GET /?a=1&b=%41 HTTP/1.1\nHost: t\r\n\r\n",
        ])
    func bareLineFeeds(_ message: String) throws {
        try refuses(message)
    }

    @Test(
        "refuses NUL and other control characters anywhere in the head",
        arguments: [
            "GET / HTTP/1.1\r\nHost: t\r\nX: a\0b\r\n\r\n", "GET / HTTP/1.1\r\nHost: t\r\nX: a\0\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: t\0\r\n\r\n", "GET / HTTP/1.1\r\nHost: t\r\nX: a\0\0Y\0b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: t\r\nX: a\0\0Y: b\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 3\0\r\n\r\nabc",
            "GET / HTTP/1.1\r\nHost: t\r\nX: a\u{1}b\r\n\r\n", "GET / HTTP/1.1\r\nHost: t\r\nX: a\u{7F}\r\n\r\n",
            "GET /a\0b HTTP/1.1\r\nHost: t\r\n\r\n", "GET /a\u{1} HTTP/1.1\r\nHost: t\r\n\r\n",
            "GET /?a=1\0&b=2 HTTP/1.1\r\nHost: t\r\n\r\n", "GET / HTTP/1.1\r\nHost: t\r\nX\u{1}: a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: t\r\nX(: a\r\n\r\n", "GET / HTTP/1.1\r\nHost: t\r\n: a\r\n\r\n",
        ])
    func controls(_ message: String) throws {
        try refuses(message)
    }

    @Test(
        "refuses request lines that are not written strictly",
        arguments: [
            "GET  / HTTP/1.1\r\nHost: t\r\n\r\n", "GET /  HTTP/1.1\r\nHost: t\r\n\r\n",
            "GET /a b HTTP/1.1\r\nHost: t\r\n\r\n",
            "GET /\tHTTP/1.1\r\nHost: t\r\n\r\n", "GET / HTTP/1.2\r\nHost: t\r\n\r\n",
            "G(T / HTTP/1.1\r\nHost: t\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: t\r\n\r\n", "GET  /?a=b& HTTP/1.1\r\nHost: t\r\n\r\n",
        ])
    func requestLines(_ message: String) throws {
        let echo = Echo()
        try withServer(echo) { server in
            let client = RawClient(port: server.port)
            client.send(message + Self.stolen)
            let answered = try #require(client.statusesUntilClosed())
            #expect(answered == ["400"] || answered.isEmpty, "\(answered)")
            #expect(echo.handled.load(ordering: .relaxed) == 0)
        }
    }

    @Test(
        "refuses a request that does not name its host, or names none",
        arguments: [
            "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nX: y\r\n\r\n", "GET / HTTP/1.1\r\nHost:\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n",
        ])
    func hosts(_ message: String) throws {
        try refuses(message)
    }

    @Test(
        "takes what is strict",
        arguments: [
            "GET / HTTP/1.0\r\n\r\n", "GET / HTTP/1.0\r\nHost: t\r\n\r\n", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n",
            "GET /?a=1&b=%41+c&&d HTTP/1.1\r\nHost:t\r\nX-Vide:\r\nX-Blancs: \t a b \t \r\n\r\n",
            "\r\nGET / HTTP/1.1\r\nHost: t\r\n\r\n", "GET /é HTTP/1.1\r\nHost: t\r\nX: é\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: t\r\nCookie: a=b; c=\"d\"\r\nCookie: e\r\n\r\n",
            "GET http://t/?x HTTP/1.1\r\nHost: t\r\n\r\n",
        ])
    func strict(_ message: String) throws {
        try withServer { server in
            #expect(RawClient(port: server.port).ask(message)?.status == 200)
        }
    }

    @Test("judges a head that comes byte by byte as one that comes at once")
    func byteByByte() throws {
        try withServer { server in
            let good = RawClient(port: server.port)
            for byte in "GET /?a=1 HTTP/1.1\r\nHost: t\r\nX: y\r\n\r\n" { good.send(String(byte)) }
            #expect(good.read()?.status == 200)
            let bad = RawClient(port: server.port)
            for byte in Array("GET /?a=1 HTTP/1.1\r\nHost: t\r\nX: y\nZ: t\r\n\r\n".utf8) { bad.send([byte]) }
            #expect(bad.statusesUntilClosed() == ["400"])
        }
    }

    @Test("judges each request of a connection")
    func secondRequest() throws {
        try withServer { server in
            let client = RawClient(port: server.port)
            #expect(client.ask("GET /1 HTTP/1.1\r\nHost: t\r\n\r\n")?.status == 200)
            client.send("GET /2 HTTP/1.1\r\nHost: t\r\nX: a\n\r\n" + Self.stolen)
            #expect(client.statusesUntilClosed() == ["400"])
        }
    }
}
