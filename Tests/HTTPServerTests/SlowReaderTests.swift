import HTTP
import HTTPServer
import Testing

/// Clients that ask for much and do not read.
@Suite("Server: answers that are not read")
struct SlowReaderTests {
    private static let large = "GET /gros HTTP/1.1\r\nHost: t\r\n\r\n"

    @Test("sends no more bytes at once than the budget, and 503 to the others; small answers always pass")
    func budget() throws {
        try withServer(
            Echo(),
            {
                $0.bytesInFlight = 5 * Echo.largeBytes
                $0.sendingFloor = SendingFloor(bytesPerSecond: 1, seconds: 600)
                $0.idleSeconds = 600
            }
        ) { server in
            let readers = (0..<200).map { _ in RawClient(port: server.port, receiveBuffer: 4096) }
            for reader in readers { reader.send(Self.large) }
            let statuses = readers.map { $0.status() }
            #expect(statuses.filter { $0 == 200 }.count == 5)
            #expect(statuses.filter { $0 == 503 }.count == 195)
            let small = RawClient(port: server.port).ask("GET /r HTTP/1.1\r\nHost: t\r\n\r\n")
            #expect(small?.status == 200)
        }
    }

    @Test("never refuses what the program holds anyway")
    func held() throws {
        try withServer(Echo(), { $0.bytesInFlight = Echo.largeBytes }) { server in
            let reader = RawClient(port: server.port, receiveBuffer: 4096)
            reader.send(Self.large)
            #expect(reader.status() == 200)
            #expect(RawClient(port: server.port).ask(Self.large)?.status == 503)
            #expect(RawClient(port: server.port).ask("GET /assets/gros HTTP/1.1\r\nHost: t\r\n\r\n")?.status == 200)
        }
    }

    @Test("gives the bytes back when the answer was read, or when its client left")
    func givenBack() throws {
        try withServer(Echo(), { $0.bytesInFlight = Echo.largeBytes }) { server in
            for _ in 0..<3 {
                #expect(RawClient(port: server.port).ask(Self.large)?.body.utf8.count == Echo.largeBytes)
            }
            var gone: RawClient? = RawClient(port: server.port, receiveBuffer: 4096)
            gone?.send(Self.large)
            #expect(gone?.status() == 200)
            gone = nil
            var status: Int?
            for _ in 0..<100 where status != 200 { status = RawClient(port: server.port).ask(Self.large)?.status }
            #expect(status == 200)
        }
    }

    @Test("closes the connection of a client that does not read its large answer")
    func stalled() throws {
        let floor = SendingFloor(bytesPerSecond: 1_000, seconds: 0.2)
        try withServer(
            Echo(),
            {
                $0.sendingFloor = floor
                $0.receiveSeconds = 0.2
            }
        ) { server in
            let reader = RawClient(port: server.port, receiveBuffer: 4096)
            reader.send(Self.large)
            #expect(reader.status() == 200)
            #expect(reader.awaitReset())
        }
    }
}
