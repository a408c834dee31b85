import Dispatch
import HTTP
import HTTPServer
import Testing

@Suite("Server: limits and ambiguous messages")
struct LimitsTests {
    private static let post = "POST /p HTTP/1.1\r\nHost: t\r\n"

    @Test(
        "refuses an ambiguous or malformed message with 400 and closes",
        arguments: [
            "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
            "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
            "Content-Length: 3\r\ncontent-length: 4\r\n\r\nabcd",
            "Content-Length: 3, 3\r\n\r\nabc",
            "Content-Length: +3\r\n\r\nabc",
            "Content-Length: -1\r\n\r\nabc",
            "Content-Length: 0x3\r\n\r\nabc",
            "Content-Length: 99999999999999999999999\r\n\r\nabc",
            "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "Host: autre\r\nContent-Length: 0\r\n\r\n",
            "Content-Length : 3\r\n\r\nabc",
        ])
    func ambiguous(_ rest: String) throws {
        try withServer { server in
            let client = RawClient(port: server.port)
            let answer = client.ask(Self.post + rest)
            #expect([400, 413].contains(answer?.status))
            #expect(client.isClosed())
        }
    }

    @Test("refuses a request without Host, and a target that is no path")
    func malformedTarget() throws {
        try withServer { server in
            #expect(RawClient(port: server.port).ask("GET / HTTP/1.1\r\n\r\n")?.status == 400)
            #expect(RawClient(port: server.port).ask("OPTIONS * HTTP/1.1\r\nHost: t\r\n\r\n")?.status == 400)
        }
    }

    @Test("answers 501 to a method it does not know")
    func unknownMethod() throws {
        try withServer { server in
            let answer = RawClient(port: server.port).ask("BREW /p HTTP/1.1\r\nHost: t\r\n\r\n")
            #expect(answer?.status == 501)
            #expect(answer?.body == "refus 501")
        }
    }

    @Test("answers 413 as soon as the length is announced")
    func announcedBody() throws {
        try withServer { server in
            let client = RawClient(port: server.port)
            let answer = client.ask(Self.post + "Content-Length: 1048577\r\n\r\n")
            #expect(answer?.status == 413)
            #expect(answer?.body == "refus 413")
            #expect(client.isClosed())
        }
    }

    @Test(
        "answers 413 to chunks that exceed the limit, and takes those that reach it",
        arguments: [(100, 200), (101, 413)])
    func chunkedBody(_ size: Int, _ status: Int) throws {
        try withServer(Echo(), { $0.bodyBytes = 100 }) { server in
            let body = String(size, radix: 16) + "\r\n" + String(repeating: "a", count: size) + "\r\n0\r\n\r\n"
            let client = RawClient(port: server.port)
            #expect(client.ask(Self.post + "Transfer-Encoding: chunked\r\n\r\n" + body)?.status == status)
        }
    }

    @Test("answers 431 to a large header, and takes one within the limit", arguments: [(15_000, 200), (20_000, 431)])
    func largeHeader(_ size: Int, _ status: Int) throws {
        try withServer { server in
            let field = "X-Long: " + String(repeating: "a", count: size)
            let answer = RawClient(port: server.port).ask("GET / HTTP/1.1\r\nHost: t\r\n\(field)\r\n\r\n")
            #expect(answer?.status == status)
            #expect(status == 200 || answer?.body == "refus 431")
        }
    }

    @Test("closes a connection whose header drips in past the deadline")
    func headerDrip() throws {
        try withServer(Echo(), { $0.receiveSeconds = 0.3 }) { server in
            let client = RawClient(port: server.port)
            client.send("GET / HTTP/1.1\r\nHost: t\r\nX-Drip: ")
            let dripping = DispatchSemaphore(value: 0)
            let end = DispatchTime.now() + 5
            var wasCut = false
            while !wasCut && DispatchTime.now() < end {
                _ = dripping.wait(timeout: .now() + .milliseconds(20))
                wasCut = !client.send("a")
            }
            #expect(wasCut)
        }
    }

    @Test("closes a connection whose body is late, and not one whose answer is")
    func lateBody() throws {
        let echo = Echo()
        try withServer(echo, { $0.receiveSeconds = 0.2 }) { server in
            let late = RawClient(port: server.port)
            late.send(Self.post + "Content-Length: 10\r\n\r\nabc")
            let slow = RawClient(port: server.port)
            slow.send("GET /lent HTTP/1.1\r\nHost: t\r\n\r\n")
            echo.entered.wait()
            #expect(late.isClosed())
            echo.gate.signal()
            #expect(slow.read()?.status == 200)
        }
    }
}
