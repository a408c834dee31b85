/// Finds the handler of a request by method and path pattern.
///
/// Patterns are made of fixed segments and `{name}` segments: `/offres/{id}/saisie/{etape}`; a last segment `{name...}`
/// takes the rest of the path. The first pattern declared wins. HEAD is answered by the GET handler.
public struct Router: Sendable {
    /// Answers one request; what it throws is turned into an answer by the router's owner.
    public typealias Handler = @Sendable (Request, PathParameters) throws -> Response

    /// What the router found for a request.
    public enum Match: Sendable {
        /// A handler, its pattern and the values of its names.
        case found(Handler, pattern: String, PathParameters)
        /// The path exists with other methods, each once, to be listed in `Allow`.
        case otherMethods([HTTPMethod])
        /// No pattern fits the path.
        case nothing
    }

    private struct Route: Sendable {
        let method: HTTPMethod
        let pattern: String
        let segments: [Segment]
        let handler: Handler
    }

    private enum Segment: Sendable {
        case fixed(String)
        case named(String)
        case rest(String)
    }

    private var routes: [Route] = []

    /// A router without route.
    public init() {}

    /// Declares a route.
    public mutating func on(_ method: HTTPMethod, _ pattern: String, _ handler: @escaping Handler) {
        let segments = pattern.split(separator: "/").map { part -> Segment in
            guard part.hasPrefix("{"), part.hasSuffix("}") else { return .fixed(String(part)) }
            let name = part.dropFirst().dropLast()
            return name.hasSuffix("...") ? .rest(String(name.dropLast(3))) : .named(String(name))
        }
        routes.append(Route(method: method, pattern: pattern, segments: segments, handler: handler))
    }

    /// The patterns declared with their methods, in order.
    public var patterns: [(method: HTTPMethod, pattern: String)] {
        routes.map { ($0.method, $0.pattern) }
    }

    /// The handler of a method and a path.
    public func match(_ method: HTTPMethod, _ path: String) -> Match {
        let wanted = method == .head ? .get : method
        let parts = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
        var others: [HTTPMethod] = []
        for route in routes {
            guard let parameters = Self.parameters(of: parts, in: route.segments) else { continue }
            if route.method == wanted { return .found(route.handler, pattern: route.pattern, parameters) }
            others += route.method == .get ? [.get, .head] : [route.method]
        }
        guard !others.isEmpty else { return .nothing }
        var seen: Set<HTTPMethod> = []
        return .otherMethods(others.filter { seen.insert($0).inserted })
    }

    private static func parameters(of parts: [Substring], in segments: [Segment]) -> PathParameters? {
        var parameters = PathParameters()
        var index = 0
        for segment in segments {
            if case .rest(let name) = segment {
                parameters.add(name, parts[index...].map { PercentEncoding.decode($0.utf8) }.joined(separator: "/"))
                return parameters
            }
            guard index < parts.count else { return nil }
            switch segment {
            case .fixed(let text): guard parts[index] == text else { return nil }
            case .named(let name): parameters.add(name, PercentEncoding.decode(parts[index].utf8))
            case .rest: break
            }
            index += 1
        }
        return index == parts.count ? parameters : nil
    }
}
