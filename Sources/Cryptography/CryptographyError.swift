/// Why a cryptographic operation did not happen.
public enum CryptographyError: Error, Equatable {
    /// The system gives no random bytes.
    case noRandom
    /// A key could not be read or made.
    case invalidKey
    /// A signature could not be made.
    case cannotSign
}
