import CMicrohttpd
import HTTP
import Synchronization

/// The life of a request: request line, header fields, body, answer, completion.
extension HTTPServer {
    /// Begins a request. What is returned comes back as the exchange of the calls that follow.
    func requestLineRead(_ target: UnsafePointer<CChar>?, _ connection: OpaquePointer?) -> UnsafeMutableRawPointer? {
        guard let target, let connection, let context = ror_mhd_socket_context(connection) else { return nil }
        let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
        exchange.begin(at: SystemClock.microseconds)
        running.wrappingAdd(1, ordering: .sequentiallyConsistent)
        let parts = RequestTarget(target)
        RequestTarget.emptyQuery(target)
        exchange.targetBytes = parts.strictBytes
        exchange.request.path = parts.path
        exchange.request.query = parts.query
        return context
    }

    /// Called once after the header fields, then for each piece of the body, then once at its end.
    func answer(
        _ exchange: Exchange, _ method: UnsafePointer<CChar>, _ version: UnsafePointer<CChar>,
        _ data: UnsafePointer<CChar>?, _ size: UnsafeMutablePointer<Int>
    ) -> MHD_Result {
        switch exchange.phase {
        case .head: return headRead(exchange, method, version)
        case .body where size.pointee > 0:
            let piece = UnsafeRawBufferPointer(start: data, count: size.pointee)
            size.pointee = 0
            guard exchange.request.body.count + piece.count <= configuration.bodyBytes else { return .NO }
            exchange.request.body.append(contentsOf: piece)
            return .YES
        case .body: return bodyRead(exchange)
        case .waiting:
            guard let response = exchange.response else { return .NO }
            return send(response, exchange)
        case .answered: return .NO
        }
    }

    /// Ends a request: writes its line, and makes the connection ready for the next one.
    func completed(_ exchange: Exchange) {
        guard exchange.isRunning else { return }
        let now = SystemClock.microseconds
        log(
            AccessLogLine(
                unixMilliseconds: SystemClock.unixMilliseconds, identifier: exchange.request.identifier,
                method: exchange.method, route: exchange.response?.route, status: exchange.response?.status ?? 0,
                bytes: exchange.sent, microseconds: now - exchange.start))
        bodies.giveBack(exchange.takenBody)
        answers.giveBack(exchange.takenAnswer)
        exchange.reset(receiveBefore: now + receiveMicroseconds)
        running.wrappingSubtract(1, ordering: .sequentiallyConsistent)
    }

    /// Refusing here closes the connection without reading the body: wanted when the message cannot be trusted.
    private func headRead(
        _ exchange: Exchange, _ method: UnsafePointer<CChar>, _ version: UnsafePointer<CChar>
    ) -> MHD_Result {
        var head = RequestHead()
        let fields = withUnsafeMutablePointer(to: &head) { head in
            MHD_get_connection_values_n(
                exchange.connection, .HEADER_KIND,
                { head, _, name, nameSize, value, valueSize in
                    head?.assumingMemoryBound(to: RequestHead.self).pointee.add(
                        UnsafeRawBufferPointer(start: name, count: nameSize),
                        UnsafeRawBufferPointer(start: value, count: valueSize))
                    return .YES
                }, head)
        }
        exchange.method = HTTPMethod(rawValue: String(cString: method))
        exchange.request.method = exchange.method ?? .get
        exchange.request.headers = head.headers
        exchange.request.certificate = certificate(of: exchange, head)
        exchange.request.identifier = head.identifier ?? identifiers.next()
        exchange.request.address = rates.caller(of: exchange)?.text
        let size = ror_mhd_header_bytes(exchange.connection)
        if size > configuration.headerBytes { return refuse(exchange, 431) }
        let bytes = UnsafeRawBufferPointer(start: method, count: size)
        guard RawHead.isStrict(bytes, target: exchange.targetBytes, fields: Int(fields)) else {
            return refuse(exchange, 400)
        }
        if let status = refusal(of: exchange, head, version) { return refuse(exchange, status) }
        if let refusal = rates.refusal(of: exchange, responder.caller(of: exchange.request)) {
            return refuse(exchange, 429, refusal.headers)
        }
        guard let taken = bodies.take(head.bodyBytes) else {
            return refuse(exchange, 503, [("Retry-After", retryAfter)])
        }
        exchange.takenBody = taken
        exchange.request.body.reserveCapacity(min(head.bodyBytes, 65_536))
        exchange.phase = .body
        return .YES
    }

    private func refusal(of exchange: Exchange, _ head: RequestHead, _ version: UnsafePointer<CChar>) -> Int? {
        if let status = head.refusal(version: version, bodyLimit: configuration.bodyBytes) { return status }
        if exchange.method == nil { return 501 }
        return exchange.request.path.isEmpty || FormFields.exceedsLimit(exchange.request.query.utf8) ? 400 : nil
    }

    private func bodyRead(_ exchange: Exchange) -> MHD_Result {
        if exchange.request.hasTooManyFields { return refuse(exchange, 413) }
        guard exchange.claim() else { return .NO }
        guard let workers = rooms[responder.room(for: exchange.request)] else {
            return send(responder.respond(to: exchange.request), exchange, isHeldAnyway: true)
        }
        exchange.phase = .waiting
        MHD_suspend_connection(exchange.connection)
        if !workers.submit(exchange) {
            exchange.response = busy(exchange)
            MHD_resume_connection(exchange.connection)
        }
        return .YES
    }

    /// Seconds after which to come back. Clients are told different ones, so that they do not come together.
    private var retryAfter: String { String(Int.random(in: 1...5)) }

    /// The answer when a room, or the memory for answers, is full.
    private func busy(_ exchange: Exchange) -> Response {
        var response = responder.refuse(exchange.request, status: 503)
        response.headers["Retry-After"] = retryAfter
        return response
    }

    private func refuse(_ exchange: Exchange, _ status: Int, _ headers: [(String, String)] = []) -> MHD_Result {
        guard exchange.claim() else { return .NO }
        var response = responder.refuse(exchange.request, status: status)
        for (name, value) in headers { response.headers[name] = value }
        response.headers["Connection"] = "close"
        return send(response, exchange)
    }

    /// Sends an answer, or 503 when too many bytes are being sent. What is held anyway is not counted: an answer at once is an asset,
    /// whose bytes all connections share, or small.
    private func send(_ response: Response, _ exchange: Exchange, isHeldAnyway: Bool = false) -> MHD_Result {
        let size = response.body.count
        if !isHeldAnyway {
            guard let taken = answers.take(size) else { return queue(busy(exchange), exchange) }
            exchange.takenAnswer = taken
        }
        if size >= ByteBudget.smallBytes {
            exchange.sendingSince.store(SystemClock.microseconds, ordering: .relaxed)
        }
        return queue(response, exchange)
    }

    /// The body is sent from where it is: `exchange.response` holds it, unchanged, until the request is completed,
    /// and the storage of an array does not move.
    private func queue(_ response: Response, _ exchange: Exchange) -> MHD_Result {
        exchange.phase = .answered
        exchange.response = response
        let message = response.body.withUnsafeBytes { body in
            MHD_create_response_from_buffer(
                body.count, UnsafeMutableRawPointer(mutating: body.baseAddress), .RESPMEM_PERSISTENT)
        }
        guard let message else { return .NO }
        defer { MHD_destroy_response(message) }
        for field in response.headers.fields where field.name.utf8.count != 14 || field.name != "Content-Length" {
            MHD_add_response_header(message, field.name, field.value)
        }
        MHD_add_response_header(message, "X-Request-Id", exchange.request.identifier)
        if isStopping.load(ordering: .relaxed) { MHD_add_response_header(message, "Connection", "close") }
        exchange.sent = exchange.method == .head ? 0 : response.body.count
        return MHD_queue_response(exchange.connection, UInt32(response.status), message)
    }
}
