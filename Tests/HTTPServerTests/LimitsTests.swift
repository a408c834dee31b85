import Dispatch
import Domain
import HTTP
import HTTPServer
import Synchronization
import Testing

@Suite("Server: limits")
struct LimitsTests {
    private static let post = "POST /p HTTP/1.1\r\nHost: t\r\n"

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
        "takes as many fields of a form as the limit, and answers 413 to one more", arguments: [(500, 200), (501, 413)])
    func fields(_ count: Int, _ status: Int) throws {
        let echo = Echo()
        try withServer(echo) { server in
            let body = Array(repeating: "a=1", count: count).joined(separator: "&")
            let type = "Content-Type: application/x-www-form-urlencoded\r\n"
            let client = RawClient(port: server.port)
            let answer = client.ask(Self.post + type + "Content-Length: \(body.utf8.count)\r\n\r\n" + body)
            #expect(answer?.status == status)
            #expect(echo.handled.load(ordering: .relaxed) == (status == 200 ? 1 : 0))
        }
    }

    @Test("holds no more bytes of bodies than the budget, and answers 503 to the others at once")
    func bodies() throws {
        try withServer(Echo(), { $0.bytesInFlight = 1_500_000 }) { server in
            let head = Self.post + "Content-Length: 1000000\r\n"
            let first = RawClient(port: server.port)
            #expect(first.ask(head + "Expect: 100-continue\r\n\r\n")?.status == 100)
            let refused = RawClient(port: server.port).ask(head + "\r\n")
            #expect(refused?.status == 503)
            #expect(refused?.header("Retry-After") != nil)
            #expect(first.ask(String(repeating: "a", count: 1_000_000))?.status == 200)
            let small = Self.post + "Content-Length: 1\r\n\r\na"
            #expect(RawClient(port: server.port).ask(small)?.status == 200)
        }
    }

    @Test("tells the limit of fields as it is")
    func table() {
        #expect(Limites.champs.value == FormFields.fieldsAtMost)
    }

    @Test("answers 400 to a query with too many fields")
    func queryFields() throws {
        try withServer { server in
            let query = Array(repeating: "a", count: 501).joined(separator: "&")
            #expect(RawClient(port: server.port).ask("GET /?\(query) HTTP/1.1\r\nHost: t\r\n\r\n")?.status == 400)
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
