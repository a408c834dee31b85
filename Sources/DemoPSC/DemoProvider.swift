public import HTTP
import JOSE

/// The simulated provider, as a responder: see `DemoProvider+Routes.swift` for what it answers.
public struct DemoProvider: Responder {
    let configuration: DemoPSCConfiguration
    let persons: [DemoPerson]
    let now: @Sendable () -> Int64
    let signer: TokenSigner
    let grants = Grants()
    private var router = Router()

    /// A provider of these persons. `now` gives the seconds since 1 January 1970. Throws for a key that cannot sign.
    public init(
        configuration: DemoPSCConfiguration, persons: [DemoPerson], now: @escaping @Sendable () -> Int64
    ) throws {
        self.configuration = configuration
        self.persons = persons
        self.now = now
        signer = try TokenSigner(configuration.key, .rs256)
        router = routes()
    }

    /// The answer of a route, or a page that says what happened.
    public func respond(to request: Request) -> Response {
        switch router.match(request.method, request.path) {
        case .found(let handler, let pattern, let parameters):
            var response = (try? handler(request, parameters)) ?? page(.fault, status: 500)
            response.route = pattern
            return response
        case .otherMethods(let methods):
            var response = page(.notFound, status: 405)
            response.headers["Allow"] = methods.map(\.rawValue).joined(separator: ", ")
            return response
        case .nothing: return page(.notFound, status: 404)
        }
    }

    /// The page of a request that cannot be read.
    public func refuse(_ request: Request, status: Int) -> Response {
        page(.refused, status: status)
    }

    /// Nothing here waits: all is in memory.
    public func room(for request: Request) -> Room { .immediate }
}
