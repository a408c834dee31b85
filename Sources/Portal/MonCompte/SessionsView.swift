import Domain
import HTML
import UseCases

/// The open sessions of a person.
enum SessionsView {
    static func page(_ sessions: [SessionPortail], fait: String?, _ context: PortalContext) -> Page {
        let own = context.session?.id
        let sorted = sessions.sorted { left, right in
            (left.id == own ? 0 : 1, right.dateDernierAcces) < (right.id == own ? 0 : 1, left.dateDernierAcces)
        }
        let content: HTML = """
            <div class="fr-grid-row"><div class="fr-col-12 fr-col-md-9">
            <h1>Appareils connectés</h1>
            \(fait.map { "<div class=\"fr-alert fr-alert--success fr-alert--sm\" role=\"status\"><p>\($0)</p></div>" as HTML })
            <p>Si vous ne reconnaissez pas un appareil, fermez sa session, puis changez votre mot de passe si vous en avez un.</p>
            <ul class="fr-raw-list">\(sorted.html { "<li>\(session($0, isOwn: $0.id == own, context))</li>\n" })</ul>
            \(sorted.contains { $0.id != own } ? fermerAutres(context) : nil)
            <p><a class="fr-link" href="\(SiteURL.monCompte.path)">Revenir à mon compte</a></p>
            </div></div>
            """
        return Page(titre: "Appareils connectés", contenu: content)
    }

    private static func session(_ session: SessionPortail, isOwn: Bool, _ context: PortalContext) -> HTML {
        let moyen = session.moyen == .proSanteConnect ? "Pro Santé Connect" : "mot de passe"
        let preuves = session.secondFacteur ? moyen + " et code" : moyen
        let appareil = session.appareil.isEmpty ? "Appareil inconnu" : session.appareil
        return """
            <div class="ror-bloc"><h2 class="fr-h6">\(appareil)</h2>
            \(isOwn ? "<p class=\"fr-badge fr-badge--success\">Cet appareil</p>" : nil)
            <p class="fr-mb-1v">Connexion le \(session.dateOuverture.momentEnFrancais), par \(preuves)</p>
            <p>Dernière activité vers le \(session.dateDernierAcces.momentEnFrancais)</p>
            \(isOwn ? nil : fermer(session, appareil, context))</div>
            """
    }

    private static func fermer(_ session: SessionPortail, _ appareil: String, _ context: PortalContext) -> HTML {
        """
        <form method="post" action="\(SiteURL.fermerSession.path)">
        <input type="hidden" name="jeton" value="\(context.csrf)">
        <input type="hidden" name="session" value="\(session.id)">
        <button class="fr-btn fr-btn--secondary fr-btn--sm" type="submit">Fermer cette session<span class="fr-sr-only"> –
        \(appareil), \(session.dateOuverture.momentEnFrancais)</span></button></form>
        """
    }

    private static func fermerAutres(_ context: PortalContext) -> HTML {
        """
        <form method="post" action="\(SiteURL.fermerAutresSessions.path)">
        <input type="hidden" name="jeton" value="\(context.csrf)">
        <button class="fr-btn" type="submit">Fermer mes autres sessions</button></form>
        """
    }
}
