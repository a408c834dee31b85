import Domain
import HTML

/// The alert on top of a step that was changed elsewhere: both values, and the choice between them.
enum ConflitView {
    static func html(_ model: ConflitModel) -> HTML {
        let date = model.date.heureDeParis
        return """
            <div class="fr-alert fr-alert--warning fr-mb-4w" id="conflit" role="alert" tabindex="-1" autofocus>
            <h2 class="fr-alert__title">Cette étape a été modifiée ailleurs</h2>
            <p>Dans un autre onglet ou sur un autre appareil, le \(date.jour.enFrancais) à \(date.heureCourte). Votre saisie n’est pas
            encore enregistrée\u{A0}: elle est dans le formulaire ci-dessous. Pour la garder, cliquez sur
            «\u{A0}Étape suivante\u{A0}».</p>
            <p><a class="fr-link" href="\(model.reprise)">Reprendre la valeur enregistrée</a></p></div>
            \(model.lignes.isEmpty ? memesMots : table(model.lignes))
            """
    }

    private static let memesMots: HTML = """
        <p>Les deux versions diffèrent par des réponses incomplètes, visibles dans le formulaire seulement.</p>
        """

    private static func table(_ rows: [ConflitModel.Ligne]) -> HTML {
        """
        <div class="fr-table ror-conflit"><table><caption>Ce qui diffère</caption>
        <thead><tr><th scope="col">Donnée</th><th scope="col">Valeur enregistrée</th><th scope="col">Votre saisie</th></tr></thead>
        <tbody>\(rows.html { row in """
            <tr><th scope="row">\(row.libelle)</th><td>\(row.enregistree)</td><td>\(row.saisie)</td></tr>

            """ })</tbody></table></div>
        """
    }
}
