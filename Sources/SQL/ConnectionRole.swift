/// What a connection is opened for.
public enum ConnectionRole: Sendable {
    /// Reads only.
    case reader
    /// Reads and writes.
    case writer
}
