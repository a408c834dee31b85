/// The slowest reading of a large answer that is borne.
public struct SendingFloor: Sendable, Equatable {
    /// Bytes that the client must read per second, on average.
    public var bytesPerSecond: Int
    /// Over how many seconds.
    public var seconds: Double

    /// A floor.
    public init(bytesPerSecond: Int, seconds: Double) {
        self.bytesPerSecond = bytesPerSecond
        self.seconds = seconds
    }
}
