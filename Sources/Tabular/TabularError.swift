/// Why a file cannot be read at all.
///
/// The problems of one row are `Diagnostic` values instead: they never stop a reading.
public struct TabularError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The closed list of causes.
    public enum Code: Sendable, Equatable {
        /// The file does not exist, is a directory, or may not be read.
        case unreadable
        /// The compression or the archive format is not one of plain text, zip, gzip, xz, lzma.
        case unsupported
        /// The archive holds no entry of the wanted name.
        case entryNotFound
        /// The compressed data is truncated, corrupted or encrypted.
        case damaged
        /// The expanded data passes a limit of `ReadLimits`.
        case tooLarge
        /// The header line is missing or is not UTF-8 text.
        case header
    }

    /// The cause.
    public let code: Code
    /// One English sentence for the operator, with the name of the file.
    public let description: String

    /// An error of a cause, told in one sentence.
    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
