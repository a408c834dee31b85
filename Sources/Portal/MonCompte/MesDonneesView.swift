import HTML

/// What is kept of a person, how long, and the copy of it.
enum MesDonneesView {
    static func page(_ context: PortalContext) -> Page {
        let content: HTML = """
            <div class="fr-grid-row"><div class="fr-col-12 fr-col-md-9">
            <h1>Mes données</h1>
            <h2>Ce que nous conservons, et combien de temps</h2>
            <div class="fr-table"><table>
            <caption class="fr-sr-only">Ce que nous conservons, et combien de temps</caption>
            <thead><tr><th scope="col">Quoi</th><th scope="col">Combien de temps</th></tr></thead>
            <tbody>
            \(ConservationModel.lignes.html { "<tr><td>\($0.quoi)</td><td>\($0.duree)</td></tr>\n" })</tbody></table></div>
            <h2>Télécharger une copie de mes données</h2>
            <p>Un fichier JSON avec tout ce qui vous concerne\u{A0}: compte, droits, sessions, conditions acceptées, brouillons,
            anomalies déclarées, modifications dont vous êtes l’auteur ou l’autrice. Il ne contient ni mot de passe ni code.</p>
            <form method="post" action="\(SiteURL.exportDonnees.path)">
            <input type="hidden" name="jeton" value="\(context.csrf)">
            <button class="fr-btn" type="submit">Télécharger mes données</button></form>
            <p class="fr-mt-4w">Vos droits\u{A0}: <a href="\(SiteURL.donneesPersonnelles.path)">données personnelles</a>.</p>
            <p><a class="fr-link" href="\(SiteURL.monCompte.path)">Revenir à mon compte</a></p>
            </div></div>
            """
        return Page(titre: "Mes données", contenu: content)
    }
}
