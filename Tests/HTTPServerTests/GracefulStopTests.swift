import Dispatch
import Foundation
import HTTP
import HTTPServer
import Synchronization
import Testing

@Suite("Server: stopping")
struct GracefulStopTests {
    private static func started(_ echo: Echo, _ adjust: (inout HTTPServerConfiguration) -> Void = { _ in }) throws
        -> HTTPServer
    {
        var configuration = HTTPServerConfiguration()
        adjust(&configuration)
        let server = HTTPServer(configuration: configuration, responder: echo)
        try server.start()
        return server
    }

    @Test("finishes the requests that wait, and takes no new connection")
    func finishesRunning() throws {
        let echo = Echo()
        let server = try Self.started(echo) { $0.rooms.pages.threads = 2 }
        let port = server.port
        let clients = (0..<4).map { _ in RawClient(port: port) }
        for client in clients { client.send("GET /lent HTTP/1.1\r\nHost: t\r\n\r\n") }
        echo.entered.wait()
        echo.entered.wait()
        let stopped = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            server.stop(grace: 10)
            stopped.signal()
        }
        while RawClient(port: port).isConnected {}
        for _ in clients { echo.gate.signal() }
        for client in clients {
            let answer = client.read()
            #expect(answer?.status == 200)
            #expect(answer?.header("Connection")?.lowercased() == "close")
        }
        #expect(stopped.wait(timeout: .now() + 10) == .success)
    }

    @Test("stops after the grace even if a request never ends")
    func grace() throws {
        let echo = Echo()
        let server = try Self.started(echo)
        let client = RawClient(port: server.port)
        client.send("GET /lent HTTP/1.1\r\nHost: t\r\n\r\n")
        echo.entered.wait()
        server.stop(grace: 0.1)
        #expect(client.read() == nil)
        echo.gate.signal()
    }

    @Test("stops after the grace even if every thread of every room, and every event thread, is held")
    func allHeld() throws {
        let echo = Echo()
        let server = try Self.started(echo) {
            $0.eventThreads = 1
            $0.rooms.pages.threads = 1
            $0.rooms.searches.threads = 1
            $0.rooms.outbound.threads = 1
        }
        let paths = ["/lent", "/lent/recherche", "/lent/dehors", "/lent/immediat"]
        let clients = paths.map { path in
            let client = RawClient(port: server.port)
            client.send("GET \(path) HTTP/1.1\r\nHost: t\r\n\r\n")
            echo.entered.wait()
            return client
        }
        let stopped = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            server.stop(grace: 0.1)
            stopped.signal()
        }
        #expect(stopped.wait(timeout: .now() + 5) == .success)
        for _ in clients { echo.gate.signal() }
    }

    @Test("stops after the grace even if clients read nothing")
    func slowReaders() throws {
        let server = try Self.started(Echo())
        let readers = (0..<20).map { _ in RawClient(port: server.port, receiveBuffer: 4096) }
        for reader in readers {
            reader.send("GET /gros HTTP/1.1\r\nHost: t\r\n\r\n")
            #expect(reader.status() == 200)
        }
        let stopped = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            server.stop(grace: 0.1)
            stopped.signal()
        }
        #expect(stopped.wait(timeout: .now() + 5) == .success)
    }

    @Test("loses no answer when it stops under load")
    func underLoad() throws {
        let echo = Echo()
        let server = try Self.started(echo)
        let port = server.port
        let received = Atomic<Int>(0)
        let ended = DispatchSemaphore(value: 0)
        let busy = DispatchSemaphore(value: 0)
        for number in 0..<8 {
            Thread.detachNewThread {
                defer { ended.signal() }
                var rounds = 0
                while true {
                    let client = RawClient(port: port)
                    guard client.isConnected else { return }
                    let method = number % 2 == 0 ? "GET /r" : "POST /w"
                    let answer = client.ask("\(method) HTTP/1.1\r\nHost: t\r\nContent-Length: 0\r\n\r\n")
                    if answer?.status == 200 { received.wrappingAdd(1, ordering: .relaxed) }
                    rounds += 1
                    if rounds == 20 { busy.signal() }
                }
            }
        }
        for _ in 0..<8 { busy.wait() }
        server.stop(grace: 10)
        for _ in 0..<8 { #expect(ended.wait(timeout: .now() + 20) == .success) }
        #expect(received.load(ordering: .relaxed) == echo.handled.load(ordering: .relaxed))
    }
}
