import Domain
import HTML

enum Etape6RecapitulatifView {
    /// What is validated has the identifier `version`: the summary of errors leads there when the offer has changed meanwhile.
    static func html(_ model: Etape6RecapitulatifModel) -> HTML {
        """
        \(manquantes(model))
        <div id="version" tabindex="-1">\(model.blocs.html { bloc($0, model.offre) })</div>
        """
    }

    private static func manquantes(_ model: Etape6RecapitulatifModel) -> HTML? {
        guard !model.manquantes.isEmpty else { return nil }
        let count =
            model.manquantes.count == 1
            ? "une étape reste à valider" : "\(model.manquantes.count) étapes restent à valider"
        return """
            <div class="fr-alert fr-alert--warning"><h2 class="fr-alert__title">Attention\u{A0}: \(count)</h2>
            <ul>\(model.manquantes.html { etape in """
                <li id="etapes.\(etape.numero)" tabindex="-1"><a href="\(SiteURL.saisie(offre: model.offre, etape: etape).path)">\
                Étape \(etape.numero)\u{A0}: \(SaisieOffre.page(etape).titre)</a></li>
                """ })</ul></div>
            """
    }

    private static func bloc(_ bloc: Etape6RecapitulatifModel.Bloc, _ offre: Identifiant) -> HTML {
        let verb = bloc.etape.precedente == nil ? "Voir" : "Modifier"
        return """
            <section class="ror-bloc" aria-labelledby="bloc-\(bloc.etape.numero)"><div class="ror-bloc-titre">
            <h2 class="fr-h4" id="bloc-\(bloc.etape.numero)">\(bloc.titre)</h2>
            <a class="fr-link" href="\(SiteURL.saisie(offre: offre, etape: bloc.etape).path)">\(verb)\
            <span class="fr-sr-only"> l’étape \(bloc.titre)</span></a></div>
            \(DefinitionList.html(bloc.lignes))</section>
            """
    }
}
