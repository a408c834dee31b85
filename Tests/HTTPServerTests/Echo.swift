import Dispatch
import HTTP
import HTTPServer
import Synchronization

/// Says what it received; `/lent` waits for the gate to open, among the pages, `/lent/recherche` among the searches,
/// `/lent/dehors` among the calls to others, `/lent/jetons` among the tokens; `/gros` is a large answer, `/assets/gros` one that is
/// held anyway.
final class Echo: Responder {
    let gate = DispatchSemaphore(value: 0)
    let entered = DispatchSemaphore(value: 0)
    let handled = Atomic<Int>(0)

    static let largeBytes = 9_000_000
    private static let large = [UInt8](repeating: 0x61, count: largeBytes)

    func respond(to request: Request) -> Response {
        handled.wrappingAdd(1, ordering: .relaxed)
        if request.path.hasPrefix("/lent") {
            entered.signal()
            gate.wait()
        }
        if request.path.hasSuffix("/gros") { return Response(type: "text/plain", body: Echo.large) }
        let body = String(decoding: request.body, as: UTF8.self)
        if request.path == "/adresse" { return Response(type: "text/plain", body: Array((request.address ?? "").utf8)) }
        let text = "\(request.method.rawValue) \(request.path)?\(request.query) [\(body)]"
        var response = Response(type: "text/plain", body: Array(text.utf8))
        response.route = "/{tout}"
        return response
    }

    func refuse(_ request: Request, status: Int) -> Response {
        Response(status: status, type: "text/plain", body: Array("refus \(status)".utf8))
    }

    func room(for request: Request) -> Room {
        switch request.path {
        case "/lent/recherche": .searches
        case "/lent/dehors": .outbound
        case "/lent/jetons": .tokens
        case "/lent", "/gros": .pages
        default: request.method != .get ? .pages : .immediate
        }
    }

    func caller(of request: Request) -> Caller {
        if request.path.hasPrefix("/assets/") { return .nobody }
        return request.cookie("compte").map(Caller.account) ?? .address
    }
}

/// The lines a server logged, awaited one by one.
final class Lines: Sendable {
    private let lines = Mutex<[AccessLogLine]>([])
    private let arrived = DispatchSemaphore(value: 0)

    func add(_ line: AccessLogLine) {
        lines.withLock { $0.append(line) }
        arrived.signal()
    }

    func next() -> AccessLogLine? {
        guard arrived.wait(timeout: .now() + 5) == .success else { return nil }
        return lines.withLock { $0.removeFirst() }
    }
}

/// Runs a test with a server on a free port.
func withServer<Result>(
    _ echo: Echo = Echo(), log: @escaping @Sendable (AccessLogLine) -> Void = { _ in },
    _ adjust: (inout HTTPServerConfiguration) -> Void = { _ in }, _ test: (HTTPServer) throws -> Result
) throws -> Result {
    var configuration = HTTPServerConfiguration()
    configuration.eventThreads = 2
    adjust(&configuration)
    let server = HTTPServer(configuration: configuration, responder: echo, log: log)
    try server.start()
    defer { server.stop(grace: 1) }
    return try test(server)
}
