import Domain
import HTML
import HTTP
import UseCases

/// Linking a card to the account that the person opened by e-mail and password.
extension Portal {
    func addRattachementRoutes(to router: inout Router) {
        router.on(.get, SiteURL.rattachement.path, page(.anyone) { context, _ in try showRattachement(context) })
        router.on(.post, SiteURL.rattachementCarte.path, page(.droit) { context, _ in try askCard(context) })
        router.on(.post, SiteURL.rattachement.path, page(.droit) { context, _ in try linkCard(context) })
        router.on(
            .get, SiteURL.rattachementFait.path,
            page(.droit) { context, _ in
                let isMerged = context.query["reunis"] == "oui"
                return layout.render(RattachementView.fait(reunis: isMerged, context), context)
            })
    }

    /// The page for what is proved so far: nothing, the account, the card, both.
    private func showRattachement(_ context: PortalContext) throws -> Response {
        let proofs = preuves(context)
        guard let session = context.session else {
            return .redirect(to: SiteURL.connexion.path + "?retour=" + SiteURL.rattachement.path)
        }
        guard context.compte?.habilitations.isEmpty == false else { return .redirect(to: accueil(context).path) }
        guard session.moyen == .motDePasse else {
            return layout.render(RattachementView.parMotDePasse(context), context)
        }
        guard session.isIdentificationRecente(context.now) else {
            return .redirect(to: SiteURL.verification(retour: SiteURL.rattachement.path).path)
        }
        guard let card = proofs.carte, isOfThisPerson(proofs, card, session) else {
            return layout.render(RattachementView.presenter(context), context)
        }
        var both = proofs
        both.acces = PreuvesRattachement.Acces(session.compte, date: context.now)
        return try refusing(context) {
            let situation = try rattacherCarte.situation(both, now: context.now)
            if situation.estRattachee { return try done(session, reunis: false, context) }
            let form = RattachementForm(card, courriel: situation.compte.courriel ?? "")
            var response = layout.render(RattachementView.formulaire(form, situation, [], context), context)
            try keep(both, in: &response)
            return response
        }
    }

    /// Whether the card was shown for the account that is signed in: before its password was given, or from its own page. A card that
    /// someone else showed in a browser where a person was signed in already serves nobody.
    private func isOfThisPerson(
        _ proofs: PreuvesRattachement, _ card: PreuvesRattachement.Carte, _ session: SessionPortail
    ) -> Bool {
        proofs.acces.map { $0.compte == session.compte } ?? (card.date <= session.dateOuverture)
    }

    /// « Présenter ma carte »: leaves for Pro Santé Connect, and comes back to the page with the account that asked.
    private func askCard(_ context: PortalContext) throws -> Response {
        guard let session = context.session, session.moyen == .motDePasse,
            session.isIdentificationRecente(context.now)
        else { return .redirect(to: SiteURL.rattachement.path) }
        var response = Response.redirect(to: SiteURL.proSanteConnect(retour: SiteURL.rattachement.path).path)
        let access = PreuvesRattachement.Acces(session.compte, date: context.now)
        try keep(PreuvesRattachement(acces: access), in: &response)
        return response
    }

    private func linkCard(_ context: PortalContext) throws -> Response {
        let proofs = preuves(context)
        guard let session = context.session, session.moyen == .motDePasse,
            session.isIdentificationRecente(context.now), proofs.acces?.compte == session.compte
        else { return .redirect(to: SiteURL.rattachement.path) }
        let form = RattachementForm(context.form)
        return try refusing(context) {
            do {
                let issue = try rattacherCarte(proofs, form.declaration, reunit: form.reunit, now: context.now)
                guard case .reunis(let old) = issue else { return try done(session, reunis: false, context) }
                try sessions.closeAll(of: old)
                return try done(session, reunis: true, context)
            } catch let error as UseCaseError where error.code == .invalide {
                return try again(form, proofs, error.issues, context)
            } catch RattacherCarte.Refus.aReunir {
                return try again(form, proofs, [ValidationIssue("reunit", .obligatoire)], context)
            }
        }
    }

    /// The form again, with what was typed and what is to be corrected.
    private func again(
        _ form: RattachementForm, _ proofs: PreuvesRattachement, _ issues: [ValidationIssue], _ context: PortalContext
    ) throws -> Response {
        let situation = try rattacherCarte.situation(proofs, now: context.now)
        return layout.render(RattachementView.formulaire(form, situation, issues, context), context)
    }

    /// Leads to what was done, under a new token: the rights of the session grew.
    private func done(_ session: SessionPortail, reunis: Bool, _ context: PortalContext) throws -> Response {
        let entree = Entree(
            compte: session.compte, nomAffiche: session.nomAffiche, moyen: session.moyen,
            secondFacteur: session.secondFacteur, dateIdentification: session.dateIdentification,
            retour: SiteURL.rattachementFait.path + (reunis ? "?reunis=oui" : ""), espace: session.espace)
        var response = try enter(entree, context)
        forgetPreuves(in: &response)
        return response
    }

    private func refusing(_ context: PortalContext, _ work: () throws -> Response) throws -> Response {
        do { return try work() } catch let refus as RattacherCarte.Refus {
            tell(.accessRefused(action: context.request.method.rawValue, object: "rattachement"), context)
            var response = layout.render(RattachementView.refus(refus), context)
            forgetPreuves(in: &response)
            return response
        }
    }
}

/// The fields of the page.
struct RattachementForm: Sendable {
    let prenom: String
    let nom: String
    let courriel: String
    /// Whether the person accepts that both accounts become one.
    let reunit: Bool

    /// The form as it is first shown: what the card and the account say.
    init(_ carte: PreuvesRattachement.Carte, courriel: String) {
        prenom = carte.prenom
        nom = carte.nom
        self.courriel = courriel
        reunit = false
    }

    init(_ form: FormulaireRecu) {
        prenom = form["prenom"] ?? ""
        nom = form["nom"] ?? ""
        courriel = form["courriel"] ?? ""
        reunit = form["reunit"] == "oui"
    }

    var declaration: RattacherCarte.Declaration { .init(prenom: prenom, nom: nom, courriel: courriel) }
}
