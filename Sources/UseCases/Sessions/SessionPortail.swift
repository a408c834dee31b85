public import Domain

/// How the person of a session proved who they are.
public enum MoyenSession: String, Sendable, Codable, CaseIterable {
    /// By Pro Santé Connect.
    case proSanteConnect
    /// By an e-mail and a password.
    case motDePasse
}

/// A signed-in browser. The browser holds a random token; the store holds its SHA-256, and nothing that could stand for it.
public struct SessionPortail: Sendable, Equatable {
    /// What names the session to its person, on a page: 16 hexadecimal digits, which open nothing.
    public var id: String
    /// The account.
    public var compte: Identifiant
    /// What the means of sign-in said of the person, for display before the registers are read.
    public var nomAffiche: String
    /// How the person signed in.
    public var moyen: MoyenSession
    /// Whether a second factor was asked and given.
    public var secondFacteur: Bool
    /// In which space the person works; `nil` until they chose, or when there is only one.
    public var espace: Espace?
    /// The browser and its system, coarsely: « Firefox sur Windows ».
    public var appareil: String
    /// The ID token, sealed under a key that the browser's token gives: see `Sessions.idToken`. `nil` without provider.
    public var idTokenScelle: String?
    /// The SHA-256 of the subject at the provider; `nil` without provider.
    public var empreinteSujet: [UInt8]?
    /// The SHA-256 of the identifier of the session at the provider; `nil` when it told none.
    public var empreinteSessionFournisseur: [UInt8]?
    /// When the person last proved who they are.
    public var dateIdentification: Instant
    /// When the person signed in here.
    public var dateOuverture: Instant
    /// When the session was last seen; the store may be late by `precision`.
    public var dateDernierAcces: Instant

    /// A session.
    public init(
        id: String, compte: Identifiant, nomAffiche: String, moyen: MoyenSession = .proSanteConnect,
        secondFacteur: Bool = false, espace: Espace? = nil, appareil: String = "", idTokenScelle: String? = nil,
        empreinteSujet: [UInt8]? = nil, empreinteSessionFournisseur: [UInt8]? = nil,
        dateIdentification: Instant, dateOuverture: Instant, dateDernierAcces: Instant
    ) {
        self.id = id
        self.compte = compte
        self.nomAffiche = nomAffiche
        self.moyen = moyen
        self.secondFacteur = secondFacteur
        self.espace = espace
        self.appareil = appareil
        self.idTokenScelle = idTokenScelle
        self.empreinteSujet = empreinteSujet
        self.empreinteSessionFournisseur = empreinteSessionFournisseur
        self.dateIdentification = dateIdentification
        self.dateOuverture = dateOuverture
        self.dateDernierAcces = dateDernierAcces
    }

    /// Seconds for which a session that the store knows to have been seen is not noted again.
    static let repos: Int64 = 60
    /// Seconds by which the moment in the store may be late: `repos`, then the wait until the store is told, one failure
    /// included. Nobody is signed out early for it.
    public static let precision: Int64 = 120
    /// Seconds without a request after which a session ends, `precision` later at most.
    public static let inactivite = Int64(Limites.sessionInactive.value)
    /// Seconds after which a session ends in any case.
    public static let duree = Int64(Limites.session.value)

    /// When the session ends if no request comes.
    public var dateExpiration: Instant {
        min(
            dateDernierAcces.adding(seconds: Self.inactivite + Self.precision),
            dateOuverture.adding(seconds: Self.duree))
    }

    /// Whether the person proved who they are recently enough for a sensitive act.
    public func isIdentificationRecente(_ now: Instant) -> Bool {
        now < dateIdentification.adding(seconds: Int64(Limites.identificationRecente.value))
    }
}
