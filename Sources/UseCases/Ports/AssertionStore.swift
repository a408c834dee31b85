public import Domain

/// The assertions that machine clients used, so that none serves twice, whichever process it is sent to.
public protocol AssertionStore: Sendable {
    /// Notes an assertion, by a hash, until the moment from which it is refused anyway; false when it was noted before. What is over
    /// is forgotten.
    func take(empreinte: [UInt8], until end: Instant, now: Instant) throws -> Bool
}
