import Domain
import HTTP
import UseCases

/// The cookie of the proofs with which a card is linked to an account: see `PreuvesRattachement`.
extension Portal {
    /// The proofs that this browser holds and that still serve.
    func preuves(_ context: PortalContext) -> PreuvesRattachement {
        context.request.cookie(configuration.rattachementCookie).map { rattachements.open($0, now: context.now) }
            ?? PreuvesRattachement()
    }

    /// Gives the browser proofs in place of those that it holds.
    func keep(_ preuves: PreuvesRattachement, in response: inout Response) throws {
        response.set(
            cookie(
                configuration.rattachementCookie, try rattachements.seal(preuves),
                maxAge: Int(PreuvesRattachement.duree)))
    }

    /// Takes the proofs back.
    func forgetPreuves(in response: inout Response) {
        response.set(cookie(configuration.rattachementCookie, "", maxAge: 0))
    }

    /// What to answer to a card that is shown while it is being linked to the account that is signed in; `nil` for any other sign-in.
    /// The session stays as it is: a card alone opens nothing here.
    func rattachement(
        _ identite: IdentitePSC, _ demande: DemandeConnexion, _ context: PortalContext
    ) throws -> Response? {
        var proofs = preuves(context)
        guard demande.retour == SiteURL.rattachement.path, let access = proofs.acces,
            context.session?.compte == access.compte
        else { return nil }
        proofs.carte = carte(identite, context)
        var response = Response.redirect(to: SiteURL.rattachement.path)
        try keep(proofs, in: &response)
        return response
    }

    /// The page of someone whom no account is for. The browser keeps the proof of the card, in case they have one.
    func orientation(_ identite: IdentitePSC, _ context: PortalContext) throws -> Response {
        let found = try seConnecter.orientation(identite.idNatPS, identite.exercices, now: context.now)
        let back = configuration.publicURL + SiteURL.deconnecte.path
        let state = try sessions.randomState()
        let leave = fournisseur.adresseDeconnexion(idToken: identite.idToken, retour: back, state: state)
        var response = layout.render(OrientationView.page(identite, found, deconnexion: leave), nil)
        if leave != nil { response.set(cookie(configuration.deconnexionCookie, state, maxAge: Self.signOutSeconds)) }
        try keep(PreuvesRattachement(carte: carte(identite, context)), in: &response)
        return response
    }

    private func carte(_ identite: IdentitePSC, _ context: PortalContext) -> PreuvesRattachement.Carte {
        .init(identite.idNatPS, prenom: identite.prenom, nom: identite.nom, date: context.now)
    }
}
