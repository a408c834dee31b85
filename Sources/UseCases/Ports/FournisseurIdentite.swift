public import Domain

/// A sign-in under way: what must come back unchanged from the identity provider.
public struct DemandeConnexion: Sendable, Equatable {
    /// Ties the answer to this browser.
    public var state: String
    /// Ties the ID token to this sign-in.
    public var nonce: String
    /// The PKCE secret whose SHA-256 was sent.
    public var codeVerifier: String
    /// The page to show after signing in, a path of ours.
    public var retour: String?
    /// When the person was asked to prove again who they are: an earlier identification is not good enough. `nil` for a plain
    /// sign-in.
    public var depuis: Instant?

    /// A sign-in under way.
    public init(state: String, nonce: String, codeVerifier: String, retour: String?, depuis: Instant? = nil) {
        self.state = state
        self.nonce = nonce
        self.codeVerifier = codeVerifier
        self.retour = retour
        self.depuis = depuis
    }
}

/// Who signed in, as Pro Santé Connect says.
public struct IdentitePSC: Sendable, Equatable {
    /// `SubjectNameID`: the national identifier.
    public var idNatPS: IdNatPS
    /// `given_name`.
    public var prenom: String
    /// `family_name`.
    public var nom: String
    /// The professions (TRE_G15) of the claims, possibly none.
    public var professions: [String]
    /// The same, with how they are practised.
    public var exercices: [Orientation.Exercice] = []
    /// `codeCivilite` (TRE_R81): `M`, `MME`; `nil` when the claims have none.
    public var civilite: String?
    /// The ID token, to be sent back at sign-out.
    public var idToken: String
    /// `sub`: what names the person at the provider.
    public var sujet: String
    /// `sid`: what names their session at the provider; `nil` when it tells none.
    public var sessionFournisseur: String?
    /// When the person proved who they are.
    public var dateIdentification: Instant

    /// First name and name.
    public var nomAffiche: String { [prenom, nom].filter { !$0.isEmpty }.joined(separator: " ") }

    /// An identity.
    public init(
        idNatPS: IdNatPS, prenom: String, nom: String, professions: [String], idToken: String, sujet: String,
        sessionFournisseur: String? = nil, dateIdentification: Instant
    ) {
        self.idNatPS = idNatPS
        self.prenom = prenom
        self.nom = nom
        self.professions = professions
        self.idToken = idToken
        self.sujet = sujet
        self.sessionFournisseur = sessionFournisseur
        self.dateIdentification = dateIdentification
    }
}

/// Why an identity could not be taken from Pro Santé Connect. The page tells the person what happened.
public enum EchecIdentification: Error, Sendable, Hashable, CaseIterable {
    /// The provider does not answer or answers what cannot be read.
    case fournisseurIndisponible
    /// The person refused or gave up at the provider (`error=access_denied`).
    case refusee
    /// The provider answered another error.
    case erreurFournisseur
    /// The provider refused the code (over, already used, wrong PKCE secret).
    case codeRefuse
    /// The ID token has no valid signature of the provider.
    case signature
    /// The ID token is of another issuer.
    case emetteur
    /// The ID token is for another client.
    case audience
    /// The ID token is over, too old, or from the future.
    case expiration
    /// The person identified themselves at the provider too long ago.
    case identificationAncienne
    /// The ID token is of another sign-in.
    case nonce
    /// The ID token came with another access token.
    case jetonAcces
    /// The level of authentication is not the required one.
    case niveauAuthentification
    /// The claims lack the national identifier or do not match the ID token.
    case identiteIncomplete
    /// The person who proved who they are is not the one who is signed in.
    case autrePersonne
}

/// The identity provider, Pro Santé Connect.
public protocol FournisseurIdentite: Sendable {
    /// The address where the browser signs in, and what must come back. Throws `EchecIdentification`.
    ///
    /// With `depuis`, the provider asks the person to prove again who they are, and an identification before that moment is
    /// refused.
    func begin(retour: String?, depuis: Instant?) throws -> (adresse: String, demande: DemandeConnexion)

    /// The identity behind the code that came back for a sign-in under way: exchanges the code, checks the ID token, reads
    /// the claims. Throws `EchecIdentification`.
    func identifier(code: String, demande: DemandeConnexion) throws -> IdentitePSC

    /// The address that signs the browser out of the provider, then comes back to `retour` with `state`; `nil` when the provider has
    /// none, or none is known without asking: signing out never waits for the network.
    func adresseDeconnexion(idToken: String, retour: String, state: String) -> String?

    /// What is over at the provider, as a logout token that it sent says. Throws `EchecDeconnexion`.
    func deconnexion(jeton: String) throws -> DeconnexionFournisseur

    /// The issuer: what the provider calls itself.
    var emetteur: String { get }
}

/// What is over at the identity provider.
public struct DeconnexionFournisseur: Sendable, Equatable {
    /// `jti`: what tells this message from all others.
    public var identifiant: String
    /// `sub`: the person, all of whose sessions are over when `session` is `nil`.
    public var sujet: String?
    /// `sid`: the session that is over.
    public var session: String?
    /// Seconds for which the same message must be refused, after which it is too old anyway.
    public var souvenir: Int64

    /// What is over.
    public init(identifiant: String, sujet: String?, session: String?, souvenir: Int64) {
        self.identifiant = identifiant
        self.sujet = sujet
        self.session = session
        self.souvenir = souvenir
    }
}

/// Why a logout token is refused.
public enum EchecDeconnexion: Error, Sendable, Hashable, CaseIterable {
    /// The keys of the provider cannot be read.
    case fournisseurIndisponible
    /// It is no token, or has no valid signature of the provider.
    case signature
    /// It is a token of another kind.
    case type
    /// It is of another issuer.
    case emetteur
    /// It is for another client.
    case audience
    /// It is too old, over, or from the future.
    case expiration
    /// It tells of no sign-out.
    case evenement
    /// It holds a nonce, as an ID token does.
    case nonce
    /// It has no identifier.
    case identifiant
    /// It was received already.
    case dejaRecu
    /// It names neither a person nor a session.
    case sansPersonne
}
