/// Whose requests a request counts with: see `Responder.caller(of:)`.
public enum Caller: Sendable, Equatable {
    /// Nobody's: what costs nothing and is asked for by every page or probe.
    case nobody
    /// Those of its address.
    case address
    /// Those of its address, and those of an account; the text tells accounts apart and is never shown or kept.
    case account(String)
}
