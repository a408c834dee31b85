import Domain

/// Where a server listens, and its limits. Sizes are in bytes, times in seconds.
public struct HTTPServerConfiguration: Sendable {
    /// The numeric address to listen on, IPv4 or IPv6.
    public var address = "127.0.0.1"
    /// The port; 0 lets the system choose a free one.
    public var port: UInt16 = 0
    /// Event threads; each answers by itself what is `Room.immediate`. At least 1.
    public var eventThreads: Int
    /// The threads and the queue of each room.
    public var rooms = RoomSizes()
    /// Open connections, over all event threads; more wait in the system's queue.
    public var connections = Limites.connexions.value
    /// Open connections of one address, proxies excepted; more are closed at once. 0 is no limit.
    public var connectionsPerAddress = 0
    /// Requests of one address; above, 429.
    public var requestsPerAddress = RequestRate.unlimited
    /// Requests of one account; above, 429.
    public var requestsPerAccount = RequestRate.unlimited
    /// The proxies whose `X-Forwarded-For` tells the address of the client.
    public var trustedProxies: Set<NetworkAddress> = []
    /// Bytes of the bodies of 64 KiB and more being received, and as many of the answers of that size being sent, over all
    /// connections; above, 503.
    public var bytesInFlight = Limites.octetsEnvoyes.value
    /// How slowly such an answer may be read before its connection is closed.
    public var sendingFloor = SendingFloor(bytesPerSecond: Limites.debitMinimal.value, seconds: 10)
    /// Largest request line and header fields together; above, 431.
    public var headerBytes = Limites.tailleEntete.value
    /// Largest body; above, 413.
    public var bodyBytes = Limites.tailleCorps.value
    /// Bytes of an answer that the system holds for a connection.
    public var kernelBufferBytes = 262_144
    /// Silence after which a connection is closed.
    public var idleSeconds = Limites.silence.value
    /// Time to receive a whole request, from the opening of the connection or the end of the previous answer.
    public var receiveSeconds = Double(Limites.reception.value)
    /// Certificate and key of HTTPS; `nil` for plain HTTP behind a proxy.
    public var tls: TLSIdentity?

    /// The defaults, on two event threads per core.
    public init(address: String = "127.0.0.1", port: UInt16 = 0) {
        self.address = address
        self.port = port
        eventThreads = 2 * SystemClock.cores
    }
}
