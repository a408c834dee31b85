/// Addresses of the provider that replace those of its discovery document; `nil` where the document decides.
public struct EndpointOverrides: Sendable {
    /// Where the browser signs in.
    public var authorization: String?
    /// Where a code is exchanged.
    public var token: String?
    /// Where the claims are read.
    public var userinfo: String?
    /// Where the public keys are.
    public var keys: String?
    /// Where the browser signs out.
    public var endSession: String?

    /// No override.
    public init() {}
}
