import Domain
import HTTP
import UseCases

/// The request for an account, open to anybody, and the queue of the desk.
extension Portal {
    func addDemandesCompteRoutes(to router: inout Router) {
        router.on(
            .get, SiteURL.demandeCompte.path,
            page(.visiteur) { context, _ in
                layout.render(DemandeCompteView.formulaire(DemanderCompte.Saisie(), [], context), context)
            })
        router.on(.post, SiteURL.demandeCompte.path, page(.visiteur) { context, _ in try requestAccount(context) })
        router.on(
            .get, "/demande-de-compte/recue",
            page(.anyone) { context, _ in
                layout.render(DemandeCompteView.recue(context.query.recherche("reference")), context)
            })
        router.on(
            .get, SiteURL.demandes.path,
            page(.compte) { context, _ in
                let found = try traiterDemandesCompte.queue(
                    apres: Identifiant(context.query.recherche("apres")), by: context.acteur, now: context.now)
                return layout.render(DemandesView.page(found.map(\.value)), context)
            })
        router.on(
            .get, "/demandes/{id}",
            page(.recent) { context, parameters in try showRequest(Self.id(parameters), [], motif: "", context) })
        for action in ["/accepter", "/refuser"] {
            // Where someone comes back who had to prove again who they are.
            router.on(
                .get, "/demandes/{id}" + action,
                page(.compte) { _, parameters in .redirect(to: SiteURL.demande(try Self.id(parameters)).path) })
        }
        router.on(
            .post, "/demandes/{id}/accepter",
            page(.recent) { context, parameters in try acceptRequest(Self.id(parameters), context) })
        router.on(
            .post, "/demandes/{id}/refuser",
            page(.recent) { context, parameters in try refuseRequest(Self.id(parameters), context) })
    }

    private func requestAccount(_ context: PortalContext) throws -> Response {
        let form = context.form
        var typed = DemanderCompte.Saisie()
        typed.prenom = form["prenom"] ?? ""
        typed.nom = form["nom"] ?? ""
        typed.courriel = form["courriel"] ?? ""
        typed.finess = form["finess"] ?? ""
        typed.fonction = form["fonction"] ?? ""
        typed.profil = form["profil"].flatMap(Profil.init(rawValue:))
        typed.message = form.texteLong("message")
        typed.accord = form["accord"] == "oui"
        do {
            let brake = Frein("demande-compte", context.request.address ?? "", auPlus: 10, intervalle: 600)
            try store.write { try acces.freins.take([brake], in: $0, now: context.now) }
            return .redirect(
                to: SiteURL.demandeCompteRecue(reference: try demanderCompte(typed, now: context.now)).path)
        } catch let error as UseCaseError where error.category == .incorrect {
            return layout.render(DemandeCompteView.formulaire(typed, error.issues, context), context)
        }
    }

    private func showRequest(
        _ id: Identifiant, _ issues: [ValidationIssue], motif: String, _ context: PortalContext
    ) throws -> Response {
        let found = try traiterDemandesCompte.find(id, by: context.acteur, now: context.now)
        return layout.render(
            DemandesView.demande(found.demande, found.structure, issues, motif: motif, context), context)
    }

    private func acceptRequest(_ id: Identifiant, _ context: PortalContext) throws -> Response {
        do {
            let compte = try traiterDemandesCompte.accept(
                id, profil: context.form["profil"].flatMap(Profil.init(rawValue:)), version: Self.version(context),
                by: context.acteur, now: context.now)
            return .redirect(to: SiteURL.utilisateur(compte).path)
        } catch let error as UseCaseError where [.incorrect, .conflict].contains(error.category) {
            return try showRequest(id, error.issues, motif: "", context)
        }
    }

    private func refuseRequest(_ id: Identifiant, _ context: PortalContext) throws -> Response {
        let reason = context.form.texteLong("motif")
        do {
            try traiterDemandesCompte.refuse(
                id, motif: reason, version: Self.version(context), by: context.acteur, now: context.now)
            return .redirect(to: SiteURL.demandes.path)
        } catch let error as UseCaseError where [.incorrect, .conflict].contains(error.category) {
            return try showRequest(id, error.issues, motif: reason, context)
        }
    }

    private static func version(_ context: PortalContext) -> Int64 {
        context.form["version"].flatMap { Int64($0) } ?? 0
    }
}
