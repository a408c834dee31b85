import CMicrohttpd
import Glibc

/// The C side: settings of the daemon and its callbacks, which find the server and the exchange behind pointers.
extension HTTPServer {
    /// Starts libmicrohttpd; `nil` when it cannot listen.
    func startDaemon(_ address: UnsafePointer<sockaddr>, context: UnsafeMutableRawPointer) -> OpaquePointer? {
        var settings = ror_mhd_settings()
        settings.threads = UInt32(max(1, configuration.eventThreads))
        settings.connections = UInt32(
            max(configuration.eventThreads, Descriptors.connections(wanted: configuration.connections)))
        settings.idle_seconds = UInt32(max(1, configuration.idleSeconds))
        // Twice the limit, so that a header just too large is still read and answered 431 by the application.
        settings.memory_per_connection = max(32_768, 2 * configuration.headerBytes)
        settings.address = address
        settings.context = context
        settings.connection = { context, connection, slot, event in
            HTTPServer.from(context)?.connectionChanged(connection, slot, event)
        }
        settings.accept = { context, address, _ in
            HTTPServer.from(context)?.counts.accepts(NetworkAddress(address)) == true ? .YES : .NO
        }
        settings.target = { context, target, connection in
            HTTPServer.from(context)?.requestLineRead(target, connection)
        }
        settings.answer = { context, _, _, method, version, data, size, slot in
            guard let size, let method, let version, let exchange = Exchange.from(slot?.pointee) else { return .NO }
            return HTTPServer.from(context)?.answer(exchange, method, version, data, size) ?? .NO
        }
        settings.completed = { context, _, slot, _ in
            guard let exchange = Exchange.from(slot?.pointee) else { return }
            HTTPServer.from(context)?.completed(exchange)
        }
        guard let tls = configuration.tls else { return ror_mhd_start(&settings) }
        return start(&settings, with: tls)
    }

    private func start(_ settings: inout ror_mhd_settings, with tls: TLSIdentity) -> OpaquePointer? {
        // The library keeps these pointers as long as it runs: once per process, they are left to it.
        settings.certificate = UnsafePointer(strdup(tls.certificate))
        settings.key = UnsafePointer(strdup(tls.key))
        settings.priorities = UnsafePointer(strdup(TLSIdentity.priorities))
        settings.client_authorities = UnsafePointer(tls.clientAuthorities.flatMap { strdup($0) })
        return ror_mhd_start(&settings)
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> HTTPServer? {
        context.map { Unmanaged<HTTPServer>.fromOpaque($0).takeUnretainedValue() }
    }

    /// What the system keeps of an answer that is not read: else it grows to megabytes per connection.
    private func boundKernelBuffer(_ socket: Int32) {
        var bytes = Int32(configuration.kernelBufferBytes)
        setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &bytes, socklen_t(MemoryLayout<Int32>.size))
    }

    private func connectionChanged(
        _ connection: OpaquePointer?, _ slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
        _ event: MHD_ConnectionNotificationCode
    ) {
        guard let connection, let slot else { return }
        switch event {
        case .CONNECTION_NOTIFY_STARTED:
            let exchange = Exchange(
                connection: connection, socket: ror_mhd_socket(connection),
                peer: NetworkAddress(ror_mhd_client_address(connection)),
                deadline: SystemClock.microseconds + receiveMicroseconds)
            slot.pointee = Unmanaged.passRetained(exchange).toOpaque()
            boundKernelBuffer(exchange.socket)
            counts.add(exchange.peer)
            registry.add(exchange)
        case .CONNECTION_NOTIFY_CLOSED:
            guard let context = slot.pointee else { return }
            let exchange = Unmanaged<Exchange>.fromOpaque(context).takeRetainedValue()
            registry.remove(exchange)
            counts.remove(exchange.peer)
            slot.pointee = nil
        }
    }
}

extension Exchange {
    /// The exchange behind a pointer kept by libmicrohttpd.
    fileprivate static func from(_ context: UnsafeMutableRawPointer?) -> Exchange? {
        context.map { Unmanaged<Exchange>.fromOpaque($0).takeUnretainedValue() }
    }
}
