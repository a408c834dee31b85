import Dispatch
import HTTP
import HTTPServer
import Testing

/// Rooms cannot starve each other, nor what is answered at once.
@Suite("Server: rooms")
struct RoomsTests {
    private static let slow = ["/lent", "/lent/recherche", "/lent/dehors", "/lent/jetons"]
    private static let get = " HTTP/1.1\r\nHost: t\r\n\r\n"

    /// Runs a test with each room's only thread held and its only place taken.
    private func withFullRooms(_ echo: Echo, _ paths: [String], _ test: (HTTPServer) throws -> Void) throws {
        try withServer(
            echo,
            {
                $0.eventThreads = 1
                $0.rooms.pages = .init(threads: 1, queue: 1)
                $0.rooms.searches = .init(threads: 1, queue: 1)
                $0.rooms.outbound = .init(threads: 1, queue: 1)
                $0.rooms.tokens = .init(threads: 1, queue: 1)
            }
        ) { server in
            let clients = paths.flatMap { path in
                let first = RawClient(port: server.port)
                first.send("GET \(path)\(Self.get)")
                echo.entered.wait()
                // Once the second waits, whatever else the thread reads comes after it.
                let second = RawClient(port: server.port)
                second.send("GET \(path)\(Self.get)")
                return [first, second]
            }
            // The single event thread has read all of them when it answers this one, sent last.
            for _ in 0..<paths.count {
                #expect(RawClient(port: server.port).ask("GET /r\(Self.get)")?.status == 200)
            }
            try test(server)
            for _ in clients { echo.gate.signal() }
            for client in clients { #expect(client.read()?.status == 200) }
        }
    }

    @Test("answers what is immediate while every thread of every room is held, and 503 at once to the rest")
    func allRoomsFull() throws {
        let echo = Echo()
        try withFullRooms(echo, Self.slow) { server in
            for path in ["/assets/x", "/sante", "/fhir/metadata"] {
                #expect(RawClient(port: server.port).ask("GET \(path)\(Self.get)")?.status == 200)
            }
            for path in Self.slow {
                let answer = RawClient(port: server.port).ask("GET \(path)\(Self.get)")
                #expect(answer?.status == 503)
                #expect(answer?.body == "refus 503")
                #expect((answer?.header("Retry-After")).flatMap(Int.init).map((1...5).contains) == true)
            }
        }
    }

    @Test("answers pages while the calls to others are held, and searches too")
    func oneRoomFull() throws {
        let echo = Echo()
        try withFullRooms(echo, ["/lent/dehors", "/lent/recherche", "/lent/jetons"]) { server in
            let page = RawClient(port: server.port).ask("POST /w HTTP/1.1\r\nHost: t\r\nContent-Length: 0\r\n\r\n")
            #expect(page?.status == 200)
        }
    }
}
