import Domain
import HTTP
import UseCases

/// The token of the forms of somebody who is not signed in: another site can neither read nor send it, so that nobody is signed in to
/// the account of somebody else. It is made from a random cookie, as that of a session is. Source: OWASP, login CSRF.
extension Portal {
    /// Bytes of a cookie that are read: ours have 64.
    private static let visiteLue = 128

    /// The request with the token of its forms, and the cookie to set when the browser has none.
    func visited(_ context: PortalContext) throws -> (PortalContext, Cookie?) {
        guard context.session == nil else { return (context, nil) }
        var context = context
        let known = context.request.cookie(configuration.visiteCookie)
        if let known, (32...Self.visiteLue).contains(known.utf8.count) {
            context.csrf = sessions.jetonFormulaire(known)
            return (context, nil)
        }
        let token = try acces.visite()
        context.csrf = sessions.jetonFormulaire(token)
        return (context, cookie(configuration.visiteCookie, token, maxAge: nil))
    }
}
