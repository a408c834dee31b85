import Dispatch
import HTTP
import HTTPClient
import HTTPServer
import Synchronization
import Testing

/// A host that stops answering, and what the next callers get.
@Suite("Circuit breaker")
struct CircuitBreakerTests {
    /// Answers, but on `/muet`, where it waits until the test ends.
    private struct Host: Responder {
        let gate = DispatchSemaphore(value: 0)
        let arrived = DispatchSemaphore(value: 0)

        func respond(to request: Request) -> Response {
            guard request.path == "/muet" else { return Response(status: 500) }
            arrived.signal()
            gate.wait()
            gate.signal()
            return Response(status: 200)
        }

        func refuse(_ request: Request, status: Int) -> Response { Response(status: status) }

        func room(for request: Request) -> Room { .pages }
    }

    private final class Clock: Sendable {
        let moment = Mutex(ContinuousClock.now)

        func wait(_ seconds: Int) { moment.withLock { $0 += .seconds(seconds) } }
    }

    private let clock = Clock()

    private func with(_ test: (HTTPClient, String, Host) throws -> Void) throws {
        let host = Host()
        let server = HTTPServer(configuration: HTTPServerConfiguration(), responder: host)
        try server.start()
        defer {
            host.gate.signal()
            server.stop(grace: 2)
        }
        let clock = clock
        let breaker = CircuitBreaker(failures: 2, pause: .seconds(10)) { clock.moment.withLock { $0 } }
        let client = HTTPClient(timeout: 0.1, allowsPlainHTTP: true, breaker: breaker)
        try test(client, "http://127.0.0.1:\(server.port)", host)
    }

    private func fail(_ client: HTTPClient, _ base: String) {
        #expect(throws: HTTPClientError.timeout) { try client.send(.init(.get, base + "/muet")) }
    }

    private func isTried(_ client: HTTPClient, _ base: String) throws -> Bool {
        do { return try client.send(.init(.get, base)).status == 500 } catch HTTPClientError.notTried { return false }
    }

    @Test("after calls in a row without answer the next ones fail at once, until one that tries is answered")
    func opens() throws {
        try with { client, base, _ throws in
            fail(client, base)
            #expect(try isTried(client, base))
            fail(client, base)
            fail(client, base)
            #expect(try !isTried(client, base))
            clock.wait(9)
            #expect(try !isTried(client, base))
            clock.wait(1)
            fail(client, base)
            #expect(try !isTried(client, base))
            clock.wait(10)
            #expect(try isTried(client, base))
            fail(client, base)
            #expect(try isTried(client, base))
        }
    }

    @Test("one call tries at a time, and other hosts are called all the while")
    func probes() throws {
        try with { client, base, host throws in
            fail(client, base)
            fail(client, base)
            for _ in 0..<2 { host.arrived.wait() }
            clock.wait(10)
            var patient = client
            patient.timeout = 20
            let answered = DispatchSemaphore(value: 0)
            let probe = patient
            DispatchQueue.global().async {
                _ = try? probe.send(.init(.get, base + "/muet"))
                answered.signal()
            }
            host.arrived.wait()
            #expect(try !isTried(client, base))
            #expect(try isTried(client, base.replacing("127.0.0.1", with: "localhost")))
            host.gate.signal()
            answered.wait()
            #expect(try isTried(client, base))
        }
    }
}
