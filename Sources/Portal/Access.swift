/// Who may open a page.
enum Access: Sendable {
    /// Anybody.
    case anyone
    /// Anybody, whose form carries a token even without a session (`Portal.visited`).
    case visiteur
    /// Someone who is signed in, with a right or without any more.
    case session
    /// Someone who is signed in and has a right, whatever is still to be done: their second factor, the first sign-in.
    case identifie
    /// Someone who is signed in, has a right, and gave the second factor that it demands.
    case droit
    /// Someone who is signed in, has a right and has finished the first sign-in: e-mail, conditions, information.
    case compte
    /// Someone who has all of this, and proved who they are less than `Limites.identificationRecente` ago: for sensitive acts.
    case recent
}
