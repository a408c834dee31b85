import HTTP
import Testing

@testable import HTTPServer

/// How much one address, or one account, may ask.
@Suite("Server: limits of a caller")
struct CallerLimitsTests {
    private static func get(_ path: String = "/", _ fields: String = "") -> String {
        "GET \(path) HTTP/1.1\r\nHost: t\r\n\(fields)\r\n"
    }

    private func status(_ server: HTTPServer, _ message: String) -> Int? {
        RawClient(port: server.port).ask(message)?.status
    }

    @Test("answers 429 and when to come back to an address that asks too much, and its assets still")
    func address() throws {
        try withServer(Echo(), { $0.requestsPerAddress = RequestRate(perSecond: 1, burst: 3) }) { server in
            #expect((0..<3).map { _ in status(server, Self.get()) } == [200, 200, 200])
            let refused = RawClient(port: server.port).ask(Self.get())
            #expect(refused?.status == 429)
            #expect(refused?.body == "refus 429")
            #expect(refused?.header("Retry-After") == "1")
            #expect(refused?.header("RateLimit-Limit") == "3")
            #expect(refused?.header("RateLimit-Remaining") == "0")
            #expect(refused?.header("RateLimit-Reset") == "3")
            #expect(status(server, Self.get("/assets/x")) == 200)
        }
    }

    @Test("believes X-Forwarded-For of trusted proxies alone")
    func forwarded() throws {
        let first = Self.get("/", "X-Forwarded-For: 203.0.113.9, 192.0.2.1\r\n")
        let other = Self.get("/", "X-Forwarded-For: 192.0.2.2\r\n")
        let rate = RequestRate(perSecond: 1, burst: 1)
        try withServer(Echo(), { $0.requestsPerAddress = rate }) { server in
            #expect([first, other].map { status(server, $0) } == [200, 429])
        }
        try withServer(
            Echo(),
            {
                $0.requestsPerAddress = rate
                $0.trustedProxies = Set(["127.0.0.1"].compactMap { NetworkAddress($0) })
            }
        ) { server in
            #expect([first, other, first].map { status(server, $0) } == [200, 200, 429])
        }
    }

    @Test("tells the portal an address: the first 64 bits with IPv6, of a proxy only when it is trusted")
    func toldAddress() throws {
        func told(_ forwarded: String, _ server: HTTPServer) -> String? {
            RawClient(port: server.port).ask(Self.get("/adresse", "X-Forwarded-For: \(forwarded)\r\n"))?.body
        }
        try withServer(Echo()) { server in
            let own = told("192.0.2.1", server)
            #expect(own?.isEmpty == false && own == told("192.0.2.2", server))
        }
        try withServer(Echo(), { $0.trustedProxies = Set(["127.0.0.1"].compactMap { NetworkAddress($0) }) }) { server in
            #expect(told("192.0.2.1", server) != told("192.0.2.2", server))
            #expect(told("2001:db8::1", server) == told("2001:db8::2", server))
            #expect(told("2001:db8::1", server) != told("2001:db8:0:1::1", server))
        }
    }

    @Test("limits an account wherever it comes from")
    func account() throws {
        try withServer(Echo(), { $0.requestsPerAccount = RequestRate(perSecond: 1, burst: 1) }) { server in
            let mine = Self.get("/", "Cookie: compte=a\r\n")
            let others = Self.get("/", "Cookie: compte=b\r\n")
            #expect([mine, mine, others, Self.get()].map { status(server, $0) } == [200, 429, 200, 200])
        }
    }

    @Test("closes the connections of an address beyond its limit, and takes new ones when others closed")
    func connections() throws {
        try withServer(Echo(), { $0.connectionsPerAddress = 2 }) { server in
            var held = (0..<2).map { _ in RawClient(port: server.port) }
            for client in held { #expect(client.ask(Self.get())?.status == 200) }
            #expect(status(server, Self.get()) == nil)
            held = []
            var answered: Int?
            for _ in 0..<200 where answered != 200 { answered = status(server, Self.get()) }
            #expect(answered == 200)
        }
    }

    @Test("refills a bucket with time, and forgets full ones")
    func refill() throws {
        let limiter = try #require(RateLimiter(RequestRate(perSecond: 10, burst: 2)))
        #expect(limiter.count("a", at: 0) == nil)
        #expect(limiter.count("a", at: 0) == nil)
        #expect(limiter.count("a", at: 0) == .init(limit: 2, reset: 1, retryAfter: 1))
        #expect(limiter.count("b", at: 0) == nil)
        #expect(limiter.count("a", at: 100_000) == nil)
        #expect(limiter.count("a", at: 100_000) != nil)
        for number in 0..<1_000_000 { _ = limiter.count(number, at: 100_001) }
        #expect(limiter.count("a", at: 10_000_000) == nil)
        #expect(RateLimiter(.unlimited) == nil)
    }

    @Test("reads numeric addresses, IPv4 as IPv6, and one caller per IPv6 network")
    func addresses() {
        #expect(NetworkAddress("192.0.2.1") == NetworkAddress("::ffff:192.0.2.1"))
        #expect(NetworkAddress("192.0.2.1")?.caller == NetworkAddress("192.0.2.1"))
        #expect(NetworkAddress("2001:db8::1")?.caller == NetworkAddress("2001:db8::2")?.caller)
        #expect(NetworkAddress("2001:db8:0:1::1")?.caller != NetworkAddress("2001:db8:0:2::1")?.caller)
        for text in ["", "localhost", "1.2.3", "1.2.3.4:5", "[::1]"] { #expect(NetworkAddress(text) == nil) }
    }

    @Test("leaves descriptors to the store", arguments: [(64, 16), (1024, 512), (2048, 1536), (65_536, 4096)])
    func descriptors(_ limit: Int, _ connections: Int) {
        #expect(Descriptors.connections(wanted: 4096, descriptors: limit) == connections)
    }
}
