/// Why a cryptographic operation did not happen.
public enum CryptographyError: Error, Equatable {
    /// The system gives no random bytes.
    case noRandom
    /// A key could not be read or made.
    case invalidKey
    /// A signature could not be made.
    case cannotSign
    /// The hash of a password could not be made: too little memory.
    case cannotHash
}
