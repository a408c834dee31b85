/// How a portal is set up.
public struct PortalConfiguration: Sendable {
    /// The address at which browsers reach the portal, without final slash: `https://ror.example.fr`.
    public var publicURL: String
    /// The origins where a form may lead: that of Pro Santé Connect, for signing out.
    public var signOutOrigins: [String]
    /// A sentence shown on top of each page, such as that of a demonstration; `nil` for none.
    public var bandeau: String?
    /// The address of the support, shown on each page.
    public var courrielSupport: String

    /// A set-up.
    public init(
        publicURL: String, signOutOrigins: [String] = [], bandeau: String? = nil, courrielSupport: String
    ) {
        self.publicURL = publicURL
        self.signOutOrigins = signOutOrigins
        self.bandeau = bandeau
        self.courrielSupport = courrielSupport
    }

    /// Whether cookies are for HTTPS only.
    var secure: Bool { publicURL.hasPrefix("https://") }

    /// The name of the session cookie: `__Host-` needs HTTPS.
    var sessionCookie: String { secure ? "__Host-ror-session" : "ror-session" }

    /// How the names of the cookies of sign-ins under way begin.
    var connexionCookiePrefix: String { secure ? "__Host-ror-connexion-" : "ror-connexion-" }

    /// The origin of the pages: scheme, host and port.
    var origin: String {
        publicURL.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3).joined(separator: "/")
    }
}
