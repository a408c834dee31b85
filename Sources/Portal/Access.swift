/// Who may open a page.
enum Access: Sendable {
    /// Anybody.
    case anyone
    /// Someone who is signed in, with a right or without any more.
    case session
    /// Someone who is signed in and has a right.
    case droit
    /// Someone who is signed in, has a right and has finished the first sign-in: e-mail, conditions, information.
    case compte
    /// Someone who has all of this, and proved who they are less than `Limites.identificationRecente` ago: for sensitive acts.
    case recent
}
