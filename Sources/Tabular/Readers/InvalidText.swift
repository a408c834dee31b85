/// Why the bytes of a field are not text.
public enum InvalidText: Error, Sendable, Equatable {
    /// The bytes are not UTF-8.
    case notUTF8
}
