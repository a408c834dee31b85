/// Who may open a page.
enum Access: Sendable {
    /// Anybody.
    case anyone
    /// Someone who is signed in.
    case session
    /// Someone who is signed in and has finished the first sign-in: e-mail, conditions, information.
    case compte
}
