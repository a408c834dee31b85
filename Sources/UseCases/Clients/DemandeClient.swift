public import Domain

/// What is asked for a new machine client.
public struct DemandeClient: Sendable {
    /// Its name.
    public var nom: String
    /// Who runs it.
    public var organisation: String
    /// Whom to write to.
    public var courriel: String
    /// What it may see.
    public var profilAcces = ProfilAcces.public
    /// What it may ask for.
    public var portees: [Portee] = [.lecture]
    /// Where it may change something.
    public var perimetre = Perimetre.national
    /// From when it is refused.
    public var dateExpiration: Instant?
    /// Its public keys and certificates.
    public var preuves: [MoyenClient.Preuve] = []
    /// When a secret that is made for it ends; `nil` to make none.
    public var finSecret: Instant?

    /// A request for the public profile and reading.
    public init(nom: String, organisation: String, courriel: String) {
        self.nom = nom
        self.organisation = organisation
        self.courriel = courriel
    }
}

/// What changes of a machine client; `nil` and nothing leave what is there.
public struct ChangementClient: Sendable {
    /// Another access profile.
    public var profilAcces: ProfilAcces?
    /// Other scopes.
    public var portees: [Portee]?
    /// Another perimeter.
    public var perimetre: Perimetre?
    /// Another end.
    public var dateExpiration: Instant?
    /// Public keys and certificates to add.
    public var preuves: [MoyenClient.Preuve] = []

    /// No change.
    public init() {}

    /// Whether it changes nothing.
    public var isEmpty: Bool {
        profilAcces == nil && portees == nil && perimetre == nil && dateExpiration == nil && preuves.isEmpty
    }
}
