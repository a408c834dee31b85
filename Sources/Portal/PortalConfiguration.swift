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

    /// The name of the cookie of a browser where somebody signed in by a password.
    var appareilCookie: String { secure ? "__Host-ror-appareil" : "ror-appareil" }

    /// The name of the cookie of somebody who is not signed in, of which the token of forms is made.
    var visiteCookie: String { secure ? "__Host-ror-visite" : "ror-visite" }

    /// How the names of the cookies of sign-ins under way begin.
    var connexionCookiePrefix: String { secure ? "__Host-ror-connexion-" : "ror-connexion-" }

    /// The name of the cookie of a sign-out that the provider ends.
    var deconnexionCookie: String { secure ? "__Host-ror-deconnexion" : "ror-deconnexion" }
    /// The name of the cookie of the proofs that link a card to an account.
    var rattachementCookie: String { secure ? "__Host-ror-rattachement" : "ror-rattachement" }
    /// The name of the cookie of someone whose second factor is asked.
    var attenteCookie: String { secure ? "__Host-ror-attente" : "ror-attente" }

    /// The origin of the pages: scheme, host and port.
    var origin: String { Self.origin(of: publicURL) }

    /// The origin of an absolute address: scheme, host and port.
    static func origin(of address: String) -> String {
        address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3).joined(separator: "/")
    }
}
