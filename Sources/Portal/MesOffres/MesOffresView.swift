import Domain
import HTML

/// The home page of a professional.
enum MesOffresView {
    static func page(_ model: MesOffresModel, rappel: HTML?) -> Page {
        let content: HTML = """
            \(rappel)
            <div class="ror-accueil-tete"><div><h1>Mes offres</h1>
            <p class="fr-text--lead">\(model.resume)</p></div>
            <p><a class="fr-btn fr-btn--secondary" href="\(SiteURL.informations.path)">Informations personnelles</a></p></div>
            \(model.doublons.html { "<div class=\"fr-alert fr-alert--info fr-alert--sm fr-mb-2w\"><p>\($0)</p></div>" })
            <ul class="ror-cartes fr-raw-list">\(model.cartes.html { "<li>\(carte($0))</li>\n" })</ul>\(model.suite.map {
                "<p><a class=\"fr-btn fr-btn--secondary\" href=\"\($0)\">Offres suivantes</a></p>" as HTML
            })
            <section class="fr-callout" aria-labelledby="manque"><h2 class="fr-callout__title" id="manque">Une offre manque,
            ou ne devrait plus apparaître\u{A0}?</h2>
            <p class="fr-callout__text">Vos offres viennent de vos activités libérales enregistrées au RPPS.
            <a href="\(SiteURL.aide.path)">Contactez l’équipe dédiée au support</a>.</p></section>
            """
        return Page(titre: "Mes offres", contenu: content)
    }

    private static func carte(_ carte: MesOffresModel.Carte) -> HTML {
        """
        <article class="ror-carte">
        <h2 class="fr-h5">\(carte.structure)</h2>
        <p class="\(badge(carte.statut))">\(carte.statut.rawValue)</p>
        <p class="ror-carte-detail">\(carte.profession) · \(carte.typeStructure)</p>
        <address>\(carte.adresse.html { "\($0)<br>" })</address>
        <p class="ror-carte-etat">\(carte.validation.map { "<span>\($0)</span> " as HTML })\
        \(carte.brouillon.map { "<span class=\"ror-brouillon\">\($0)</span> " as HTML })\
        \(carte.statut == .validee && carte.brouillon == nil ? nil : "<span>\(carte.avancement)</span>" as HTML)</p>
        \(liste(carte.aVerifier))
        \(carte.anomalies.map { """
            <p class="fr-text--sm"><a href="\(SiteURL.anomalies(offre: carte.id).path)">\($0)<span class="fr-sr-only"> – \
            \(carte.structure)</span></a></p>
            """ as HTML })
        \(carte.etape.map { """
            <a class="fr-btn" href="\(SiteURL.saisie(offre: carte.id, etape: $0).path)">\(carte.bouton)\
            <span class="fr-sr-only"> – \(carte.structure)</span></a>
            """ as HTML })
        </article>
        """
    }

    private static func liste(_ phrases: [String]) -> HTML? {
        phrases.isEmpty ? nil : "<ul class=\"fr-text--sm\">\(phrases.html { "<li>\($0)</li>" })</ul>"
    }

    private static func badge(_ statut: StatutOffre) -> String {
        switch statut {
        case .aCompleter: "fr-badge fr-badge--warning"
        case .aVerifier: "fr-badge fr-badge--info"
        case .validee: "fr-badge fr-badge--success"
        }
    }
}
