import HTTP

/// The limits of requests per address and per account.
final class RequestRates: Sendable {
    private let addresses: RateLimiter?
    private let accounts: RateLimiter?
    private let trusted: Set<NetworkAddress>

    /// The limits of a configuration.
    init(_ configuration: HTTPServerConfiguration) {
        addresses = RateLimiter(configuration.requestsPerAddress)
        accounts = RateLimiter(configuration.requestsPerAccount)
        trusted = configuration.trustedProxies
    }

    /// Counts a request, whose header fields are read; the refusal when there were too many.
    func refusal(of exchange: Exchange, _ request: Caller) -> RateLimiter.Refusal? {
        guard request != .nobody else { return nil }
        if let addresses, let refusal = addresses.count(caller(of: exchange), at: exchange.start) { return refusal }
        guard case .account(let account) = request else { return nil }
        return accounts?.count(account, at: exchange.start)
    }

    /// The other end of the connection, or whom a trusted proxy speaks for.
    func caller(of exchange: Exchange) -> NetworkAddress? {
        guard let peer = exchange.peer, trusted.contains(peer) else { return exchange.peer?.caller }
        let forwarded = exchange.request.headers.values("X-Forwarded-For")
        return (NetworkAddress.client(forwarded, behind: trusted) ?? peer).caller
    }
}

extension RateLimiter.Refusal {
    /// What the client is told. Source: RFC 9110 §10.2.3; draft-ietf-httpapi-ratelimit-headers-03.
    var headers: [(String, String)] {
        [
            ("Retry-After", String(retryAfter)), ("RateLimit-Limit", String(limit)), ("RateLimit-Remaining", "0"),
            ("RateLimit-Reset", String(reset)),
        ]
    }
}
