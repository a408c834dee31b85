/// What a server needs from an application.
public protocol Responder: Sendable {
    /// The answer to a request. Never throws: a failure is an answer too.
    func respond(to request: Request) -> Response

    /// The answer to a request that the server refuses before the application sees it: 400 (ambiguous message), 408,
    /// 413 (body too large), 429 (too many requests), 431 (header too large), 501, 503. `request` has no body.
    func refuse(_ request: Request, status: Int) -> Response

    /// Where to answer a request. Called on an event thread: it must not wait, and costs far less than the answer.
    func room(for request: Request) -> Room

    /// Whose requests this one counts with, asked before the body is read.
    func caller(of request: Request) -> Caller
}

extension Responder {
    /// By default whatever changes state is a page; reads are answered at once.
    public func room(for request: Request) -> Room {
        request.method != .get && request.method != .head ? .pages : .immediate
    }

    /// By default every request counts with those of its address.
    public func caller(of request: Request) -> Caller { .address }
}
