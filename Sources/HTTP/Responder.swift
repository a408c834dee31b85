/// What a server needs from an application.
public protocol Responder: Sendable {
    /// The answer to a request. Never throws: a failure is an answer too.
    func respond(to request: Request) -> Response

    /// The answer to a request that the server refuses before reading it whole: 400 (ambiguous message),
    /// 408, 413 (body too large), 431 (header too large), 501, 503. `request` has no body.
    func refuse(_ request: Request, status: Int) -> Response

    /// Whether answering may wait for a lock, a disk or another server: such a request runs away from the event loop.
    func mayWait(_ request: Request) -> Bool
}

extension Responder {
    /// By default whatever changes state may wait; reads do not.
    public func mayWait(_ request: Request) -> Bool {
        request.method != .get && request.method != .head
    }
}
