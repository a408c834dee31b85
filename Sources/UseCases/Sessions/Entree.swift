public import Domain

/// Someone who proved who they are, and for whom a session is to be opened.
public struct Entree: Sendable, Equatable {
    /// The account.
    public var compte: Identifiant
    /// The name to show: first name and name.
    public var nomAffiche: String
    /// How the person signed in.
    public var moyen: MoyenSession
    /// Whether a second factor was asked and given.
    public var secondFacteur: Bool
    /// The ID token, to be sent back at sign-out; `nil` without provider.
    public var idToken: String?
    /// The subject at the provider (`sub`); `nil` without provider.
    public var sujet: String?
    /// The session at the provider (`sid`); `nil` when it tells none.
    public var sessionFournisseur: String?
    /// When the person proved who they are.
    public var dateIdentification: Instant
    /// The page to show next, a path of ours; `nil` for the home page of the person.
    public var retour: String?
    /// The space that was chosen already; `nil` when none was.
    public var espace: Espace?
    /// The browser and its system, coarsely; the portal fills it in.
    public var appareil = ""

    /// An entry.
    public init(
        compte: Identifiant, nomAffiche: String, moyen: MoyenSession, secondFacteur: Bool = false,
        idToken: String? = nil, sujet: String? = nil, sessionFournisseur: String? = nil, dateIdentification: Instant,
        retour: String? = nil, espace: Espace? = nil
    ) {
        self.compte = compte
        self.nomAffiche = nomAffiche
        self.moyen = moyen
        self.secondFacteur = secondFacteur
        self.idToken = idToken
        self.sujet = sujet
        self.sessionFournisseur = sessionFournisseur
        self.dateIdentification = dateIdentification
        self.retour = retour
        self.espace = espace
    }

    /// The entry of an identity that Pro Santé Connect told.
    public init(_ compte: Identifiant, _ identite: IdentitePSC, retour: String?) {
        self.init(
            compte: compte, nomAffiche: identite.nomAffiche, moyen: .proSanteConnect, idToken: identite.idToken,
            sujet: identite.sujet, sessionFournisseur: identite.sessionFournisseur,
            dateIdentification: identite.dateIdentification, retour: retour)
    }
}
