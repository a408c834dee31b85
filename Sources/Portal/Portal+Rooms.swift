public import HTTP

/// Where each address of the portal is answered, and with whose requests it counts.
extension Portal {
    /// What calls Pro Santé Connect is `outbound`, what looks at a password is `passwords`. What reads nothing is `immediate`: assets, the health of the service,
    /// and the pages that anybody may open, unless a session must be found to greet its person. The rest is `pages`.
    public func room(for request: Request) -> Room {
        if request.path.hasPrefix(Self.assetsPath) { return .immediate }
        // As the router reads it: empty segments do not count, so that no spelling leads to another room.
        let path = "/" + request.path.split(separator: "/").joined(separator: "/")
        if Self.isHealth(path) { return .immediate }
        if Self.callingProvider.contains(path) { return .outbound }
        if path == SiteURL.deconnexionFournisseur.path, request.method == .post { return .outbound }
        if request.method == .post, Self.hashing.contains(where: path.hasPrefix) { return .passwords }
        guard Self.readingNothing.contains(path), request.method == .get || request.method == .head else {
            return .pages
        }
        return request.cookie(configuration.sessionCookie) == nil ? .immediate : .pages
    }

    /// Assets, which every page brings, and the health of the service count with nobody's requests.
    public func caller(of request: Request) -> Caller {
        if request.path.hasPrefix(Self.assetsPath) || Self.isHealth(request.path) { return .nobody }
        return request.cookie(configuration.sessionCookie).map(Caller.account) ?? .address
    }

    private static func isHealth(_ path: String) -> Bool {
        path == healthPath || path.hasPrefix(healthPath + "/")
    }

    private static let assetsPath = SiteURL.asset("").path
    private static let healthPath = SiteURL.sante.path

    /// Sign-in may ask the provider for its addresses, the return for tokens, what it posts for its keys. Sign-out asks nothing.
    private static let callingProvider: Set<String> = paths([
        .proSanteConnect(retour: nil), .retourProSanteConnect, .verificationProSanteConnect(retour: nil),
    ])

    /// What the addresses of forms with a password begin with.
    private static let hashing = paths([
        .connexionMotDePasse, .verificationMotDePasse, .nouveauMotDePasse(jeton: ""), .motDePasse,
    ])

    private static let readingNothing: Set<String> = paths([
        .accueil, .connexion, .motDePasseOublie, .motDePasseDemande, .motDePasseChoisi, .deconnecte, .aide,
        .accessibilite, .mentionsLegales, .donneesPersonnelles,
    ])

    private static func paths(_ addresses: [SiteURL]) -> Set<String> {
        Set(addresses.map(\.path))
    }
}
