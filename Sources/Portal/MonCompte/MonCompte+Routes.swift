import Domain
import FoundationEssentials
import HTTP
import UseCases

/// « Mon compte »: what is known of the person, their open sessions, their data.
extension Portal {
    func addMonCompteRoutes(to router: inout Router) {
        router.on(.get, SiteURL.monCompte.path, page(.compte) { context, _ in try showAccount(context) })
        router.on(.get, SiteURL.sessions.path, page(.compte) { context, _ in try showSessions(context) })
        router.on(.post, SiteURL.fermerSession.path, page(.compte) { context, _ in try closeSession(context) })
        router.on(.post, SiteURL.fermerAutresSessions.path, page(.compte) { context, _ in try closeOthers(context) })
        router.on(
            .get, SiteURL.mesDonnees.path,
            page(.compte) { context, _ in
                layout.render(MesDonneesView.page(context), context)
            })
        // Where proving again who one is leads back to: the form is sent once more, from its page.
        router.on(
            .get, SiteURL.exportDonnees.path,
            page(.compte) { _, _ in
                .redirect(to: SiteURL.mesDonnees.path)
            })
        router.on(.post, SiteURL.exportDonnees.path, page(.recent) { context, _ in try exportData(context) })
    }

    private func showAccount(_ context: PortalContext) throws -> Response {
        let compte = try consulterMonCompte.compte(of: context.acteur)
        let model = MonCompteModel(
            compte, nomAffiche: context.session?.nomAffiche ?? "",
            moyens: try consulterMonCompte.moyens(of: context.acteur),
            facteur: try gererSecondFacteur.etat(of: context.acteur),
            noms: try consulterMonCompte.noms(compte.habilitations),
            sessions: try sessions.all(of: compte.id, now: context.now).count, now: context.now)
        return layout.render(MonCompteView.page(model), context)
    }

    private func showSessions(_ context: PortalContext) throws -> Response {
        let fait: String? =
            switch context.query["fait"] {
            case "fermee": "La session est fermée."
            case "autres": "Vos autres sessions sont fermées."
            default: nil
            }
        let all = try sessions.all(of: context.signedIn.id, now: context.now)
        return layout.render(SessionsView.page(all, fait: fait, context), context)
    }

    /// Ends one session of the person. One that is not theirs, or over, changes nothing, and nothing tells whether it exists.
    private func closeSession(_ context: PortalContext) throws -> Response {
        let id = context.form["session"] ?? ""
        guard id != context.session?.id else { return .redirect(to: SiteURL.sessions.path) }
        let compte = try context.signedIn.id
        if try sessions.close(id: id, of: compte) { try auditClosing(1, compte, context) }
        return .redirect(to: SiteURL.sessions.path + "?fait=fermee")
    }

    private func closeOthers(_ context: PortalContext) throws -> Response {
        let compte = try context.signedIn.id
        let count = try sessions.closeOthers(than: context.session?.id ?? "", of: compte)
        if count > 0 {
            try auditClosing(count, compte, context)
            tell(.otherSessionsEnded, context)
        }
        return .redirect(to: SiteURL.sessions.path + "?fait=autres")
    }

    private func auditClosing(_ count: Int, _ compte: Identifiant, _ context: PortalContext) throws {
        let fact = FaitAudit(nature: .sessionFermee, compte: compte, detail: ["nombre": String(count)])
        try store.write { try $0.audit(fact, by: context.acteur.description, now: context.now) }
    }

    private func exportData(_ context: PortalContext) throws -> Response {
        let data = try exporterDonnees(context.signedIn.id, by: context.acteur, now: context.now)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        var response = Response(type: "application/json", body: [UInt8](try encoder.encode(data)))
        let day = context.now.heureDeParis.jour.iso8601
        response.headers["Content-Disposition"] = "attachment; filename=\"mes-donnees-ror-\(day).json\""
        response.headers["Cache-Control"] = "no-store"
        return response
    }
}
