/// Something that the security log tells: who came in, what was refused, which limit was reached. Never a name, a national
/// identifier, an address nor a typed text.
public struct SecurityEvent: Sendable, Equatable {
    /// What happened. Texts are words of the program, never of a request.
    public enum Kind: Sendable, Equatable {
        /// A person came in by Pro Santé Connect.
        case signedIn
        /// A sign-in stopped, for a reason of `EchecIdentification`, `inconnue` or `sansDroit`.
        case signInRefused(reason: String)
        /// A person signed out.
        case signedOut
        /// A person signed out of every other browser.
        case otherSessionsEnded
        /// The provider signed a person out.
        case signedOutByProvider
        /// A message that pretends to sign a person out was refused, for a reason of `EchecDeconnexion`.
        case signOutRefused(reason: String)
        /// A form came without the token of its session.
        case formRefused
        /// A page or a form of a kind of object was refused, or hidden as if the object were not there.
        case accessRefused(action: String, object: String)
        /// A limit was reached: the name of its option, or of its constant.
        case limitReached(String)
        /// A form came from another site.
        case crossSiteRefused
        /// A machine client got an access token.
        case tokenIssued
        /// A machine client got none, or its token was refused, for a reason in words of the program.
        case tokenRefused(reason: String)
        /// A message is not one valid HTTP/1.1 request.
        case messageMalformed
    }

    /// What happened.
    public let kind: Kind
    /// The technical number of the account, `nil` when nobody is signed in. The log writes a pseudonym of it.
    public let account: String?
    /// The identifier of the request, which the access log and the page also tell.
    public let request: String

    /// An event of a request.
    public init(_ kind: Kind, account: String? = nil, request: String) {
        self.kind = kind
        self.account = account
        self.request = request
    }

    /// What the security log keeps of a request that the server refuses before it is read whole; `nil` for what is no attack.
    public static func refusal(status: Int, request: String) -> SecurityEvent? {
        let kind: Kind? =
            switch status {
            case 400: .messageMalformed
            case 408: .limitReached("receive-seconds")
            case 413: .limitReached("max-body-bytes")
            case 429: .limitReached("requests")
            case 431: .limitReached("max-header-bytes")
            case 503: .limitReached("queue")
            default: nil
            }
        return kind.map { SecurityEvent($0, request: request) }
    }
}
