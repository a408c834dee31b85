/// A cookie to set: always `HttpOnly`, with `SameSite=Lax` and `Path=/`.
///
/// Source: RFC 6265bis; `__Host-` names need `Secure` and `Path=/`.
public struct Cookie: Sendable {
    /// The name.
    public var name: String
    /// The value, of characters that need no quoting.
    public var value: String
    /// Life in seconds; `nil` until the browser closes, 0 to delete.
    public var maxAge: Int?
    /// Sent over HTTPS only.
    public var secure: Bool

    /// A cookie.
    public init(name: String, value: String, maxAge: Int? = nil, secure: Bool) {
        self.name = name
        self.value = value
        self.maxAge = maxAge
        self.secure = secure
    }

    /// The value of its `Set-Cookie` header.
    public var header: String {
        "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "")
            + (maxAge.map { "; Max-Age=\($0)" } ?? "")
    }
}
