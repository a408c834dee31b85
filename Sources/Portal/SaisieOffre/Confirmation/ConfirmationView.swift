import Domain
import HTML
import UseCases

/// The page after « Valider mon offre ».
enum ConfirmationView {
    static func page(_ whole: OffreComplete, _ publiee: OffrePubliee, autres: Int) -> Page {
        let date = publiee.dateValidation.heureDeParis
        let service = ResourceKey(type: .healthcareService, id: whole.offre.id)
        let next: HTML? =
            autres == 0
            ? nil
            : """
            <p>Il vous reste \(autres) offre\(autres > 1 ? "s" : "") à compléter.</p>
            """
        let content: HTML = """
            <h1>Votre offre est validée</h1>
            <div class="fr-alert fr-alert--success"><h2 class="fr-alert__title">Offre validée le \(date.jour.enFrancais) à
            \(date.heureCourte)</h2>
            <p>\(whole.structure.nomAffiche)</p></div>
            <h2>Ce qui est visible dès maintenant</h2>
            <ul>
            <li>Pour tous\u{A0}: la description de votre offre, vos modalités, vos horaires et vos contacts destinés aux patients.</li>
            <li>Pour les professionnels habilités seulement\u{A0}: vos contacts destinés aux professionnels.</li>
            </ul>
            <p><a class="fr-link" href="\(SiteURL.fhir(service).path)">Voir la donnée transmise
            aux services numériques (format FHIR)</a></p>
            \(next)
            <p><a class="fr-btn fr-btn--lg" href="\(SiteURL.mesOffres.path)">Revenir à mes offres</a></p>
            """
        return Page(titre: "Votre offre est validée", contenu: content)
    }
}
