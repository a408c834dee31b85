import Dispatch
import HTTP
import HTTPServer
import Testing

@Suite("Server: requests and answers")
struct HTTPServerTests {
    @Test("hands over path and query as they were sent")
    func rawTarget() throws {
        try withServer { server in
            let answer = RawClient(port: server.port).ask("GET /a%2Fb%20c?q=%26+x&&y HTTP/1.1\r\nHost: t\r\n\r\n")
            #expect(answer?.status == 200)
            #expect(answer?.body == "GET /a%2Fb%20c?q=%26+x&&y []")
            #expect(answer?.header("Date") != nil)
        }
    }

    @Test("keeps the path of a target in absolute form")
    func absoluteForm() throws {
        try withServer { server in
            let client = RawClient(port: server.port)
            #expect(client.ask("GET http://t/a?b HTTP/1.1\r\nHost: t\r\n\r\n")?.body == "GET /a?b []")
        }
    }

    @Test("answers several requests on one connection, and pipelined ones in order")
    func keepAlive() throws {
        try withServer { server in
            let client = RawClient(port: server.port)
            #expect(client.ask("GET /1 HTTP/1.1\r\nHost: t\r\n\r\n")?.body == "GET /1? []")
            client.send((2...9).map { "GET /\($0) HTTP/1.1\r\nHost: t\r\n\r\n" }.joined())
            for number in 2...9 { #expect(client.read()?.body == "GET /\(number)? []") }
        }
    }

    @Test("reads bodies with a length, and after 100-continue")
    func bodies() throws {
        try withServer { server in
            let client = RawClient(port: server.port)
            let post = "POST /p HTTP/1.1\r\nHost: t\r\n"
            #expect(client.ask(post + "Content-Length: 3\r\n\r\nabc")?.body == "POST /p? [abc]")
            #expect(client.ask(post + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n")?.status == 100)
            #expect(client.ask("ok")?.body == "POST /p? [ok]")
        }
    }

    @Test("sends the length without the body for HEAD")
    func head() throws {
        try withServer { server in
            let client = RawClient(port: server.port)
            let answer = client.ask("HEAD /abc HTTP/1.1\r\nHost: t\r\n\r\n", withBody: false)
            #expect(answer?.header("Content-Length") == "13")
            #expect(client.ask("GET /n HTTP/1.1\r\nHost: t\r\n\r\n")?.body == "GET /n? []")
        }
    }

    @Test("keeps a sane request identifier and replaces any other")
    func identifiers() throws {
        try withServer { server in
            let client = RawClient(port: server.port)
            let get = "GET / HTTP/1.1\r\nHost: t\r\n"
            #expect(client.ask(get + "X-Request-Id: a.B-9_z\r\n\r\n")?.header("X-Request-Id") == "a.B-9_z")
            let first = client.ask(get + "X-Request-Id: a b\r\n\r\n")?.header("X-Request-Id")
            let second = client.ask(get + "\r\n")?.header("X-Request-Id")
            #expect(first?.utf8.count == 12)
            #expect(second?.utf8.count == 12)
            #expect(first != second)
        }
    }

    @Test("logs method, route, status and size, and no path")
    func accessLog() throws {
        let lines = Lines()
        try withServer(log: lines.add) { server in
            let client = RawClient(port: server.port)
            _ = client.ask("GET /secret?nom=x HTTP/1.1\r\nHost: t\r\nX-Request-Id: id1\r\n\r\n")
            let line = try #require(lines.next())
            #expect(line.identifier == "id1")
            #expect(line.method == .get)
            #expect(line.route == "/{tout}")
            #expect(line.status == 200)
            #expect(line.bytes == 20)
            #expect((1..<5_000_000).contains(line.microseconds))
        }
    }

    @Test("answers reads while every worker waits, and 503 when the queue is full")
    func waitingRequests() throws {
        let echo = Echo()
        try withServer(
            echo,
            { $0.rooms.pages = .init(threads: 1, queue: 1) }
        ) { server in
            let slow = "GET /lent HTTP/1.1\r\nHost: t\r\n\r\n"
            let first = RawClient(port: server.port)
            first.send(slow)
            echo.entered.wait()
            let others = (0..<2).map { _ in RawClient(port: server.port) }
            for other in others { other.send(slow) }
            for _ in 0..<20 {
                #expect(RawClient(port: server.port).ask("GET /r HTTP/1.1\r\nHost: t\r\n\r\n")?.status == 200)
            }
            echo.gate.signal()
            echo.gate.signal()
            #expect(first.read()?.status == 200)
            #expect(Set(others.map { $0.read()?.status }) == [200, 503])
        }
    }

    @Test("refuses to listen on a name, and on a port already taken")
    func startErrors() throws {
        try withServer { server in
            let named = HTTPServer(configuration: .init(address: "nom.invalid"), responder: Echo())
            #expect(throws: HTTPServerError.invalidAddress("nom.invalid")) { try named.start() }
            let taken = HTTPServer(configuration: .init(port: server.port), responder: Echo())
            #expect(throws: HTTPServerError.cannotListen(address: "127.0.0.1", port: server.port)) { try taken.start() }
            #expect(throws: HTTPServerError.alreadyStarted) { try server.start() }
        }
    }
}
