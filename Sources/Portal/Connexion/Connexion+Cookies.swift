import Domain
import HTTP
import UseCases

/// The cookies of sign-ins under way: one each, so that two tabs sign in side by side. See `DemandesConnexion`.
extension Portal {
    /// Cookies of sign-ins that are looked at: a browser that obeys has four.
    private static let cookiesRead = 16

    /// Gives the browser the cookie of a sign-in that begins, and takes back those that are too many or over.
    func begin(_ demande: DemandeConnexion, _ context: PortalContext, in response: inout Response) throws {
        let prefix = configuration.connexionCookiePrefix
        // Names are told back to the browser: those that we never give are passed over, and some answer for a flood.
        let known = context.request.cookies.filter { $0.name.hasPrefix(prefix) }.prefix(Self.cookiesRead)
            .map { (name: String($0.name.dropFirst(prefix.count)), value: $0.value) }
            .filter { $0.name.utf8.count == 8 && $0.name.allSatisfy { $0.isASCII && $0.isHexDigit } }
        for name in demandes.toForget(known, now: context.now) { response.set(cookie(prefix + name, "", maxAge: 0)) }
        response.set(
            cookie(
                prefix + demandes.name(state: demande.state), try demandes.seal(demande, now: context.now),
                maxAge: Int(DemandesConnexion.duree)))
    }

    /// The sign-in under way that a `state` belongs to in this browser; `nil` when there is none.
    func demande(state: String, _ context: PortalContext) -> DemandeConnexion? {
        context.request.cookie(connexionCookie(state))
            .flatMap { demandes.open($0, state: state, now: context.now) }
    }

    /// Takes back the cookie of a sign-in: it serves once.
    func end(_ demande: DemandeConnexion, in response: inout Response) {
        response.set(cookie(connexionCookie(demande.state), "", maxAge: 0))
    }

    func cookie(_ name: String, _ value: String, maxAge: Int?) -> Cookie {
        Cookie(name: name, value: value, maxAge: maxAge, secure: configuration.secure)
    }

    private func connexionCookie(_ state: String) -> String {
        configuration.connexionCookiePrefix + demandes.name(state: state)
    }
}
