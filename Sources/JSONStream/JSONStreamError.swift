/// Why a text cannot be read as JSON.
public struct JSONStreamError: Error, CustomStringConvertible, Equatable {
    /// One English sentence, with the place in bytes from the start.
    public let description: String

    init(_ reason: String, at offset: Int) {
        description = "The JSON text is wrong near byte \(offset): \(reason)."
    }
}
