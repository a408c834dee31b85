import Domain
import HTML

/// « Mon compte ».
enum MonCompteView {
    static func page(_ model: MonCompteModel) -> Page {
        let content: HTML = """
            <div class="fr-grid-row"><div class="fr-col-12 fr-col-md-9">
            <h1>Mon compte</h1>
            <p class="fr-text--lead">\(model.nom)</p>
            \(courriel(model))
            \(connexion(model))
            \(bloc("second-facteur", SecondFacteurTexts.nom, "<p>\(model.secondFacteur)</p>", (.secondFacteur, "Régler la double authentification")))
            \(droits(model))
            \(bloc("sessions", "Appareils connectés", "<p>\(model.sessions)</p>", (.sessions, "Voir et fermer mes sessions")))
            \(bloc("donnees", "Mes données", "<p>Ce que nous conservons, combien de temps, et une copie de tout ce qui vous concerne.</p>", (.mesDonnees, "Voir et télécharger mes données")))
            \(bloc("preferences", "Préférences", "<p>Thème clair, sombre, ou celui de votre appareil.</p>", (.preferences, "Modifier mes préférences")))
            </div></div>
            """
        return Page(titre: "Mon compte", contenu: content)
    }

    private static func courriel(_ model: MonCompteModel) -> HTML {
        let badge = model.courrielEstConfirme ? "fr-badge fr-badge--success" : "fr-badge fr-badge--warning"
        return bloc(
            "adresse", "Adresse électronique",
            """
            <p>\(model.courriel ?? "Aucune adresse enregistrée.")</p>
            \(model.etatCourriel.map { "<p class=\"\(badge)\">\($0)</p>" as HTML })
            """, (.courriel, "Modifier mon adresse"))
    }

    private static func connexion(_ model: MonCompteModel) -> HTML {
        bloc(
            "connexion", "Moyens de connexion",
            """
            <ul>\(model.moyens.html { "<li>\($0)</li>" })</ul>
            <p><a class="fr-link" href="\(SiteURL.rattachement.path)">Rattacher une carte</a></p>
            """, (.motDePasse, "Choisir ou modifier mon mot de passe"))
    }

    private static func droits(_ model: MonCompteModel) -> HTML {
        let rows = model.droits.html { droit in
            """
            <li><strong>\(droit.profil)</strong><br>\(droit.perimetre)<br>
            <span class="fr-hint-text">\(droit.dates)</span></li>
            """
        }
        return bloc("droits", "Mes droits", "<ul>\(rows)</ul>", nil)
    }

    private static func bloc(_ id: String, _ titre: String, _ contenu: HTML, _ lien: (SiteURL, String)?) -> HTML {
        """
        <section class="ror-bloc" aria-labelledby="\(id)"><h2 class="fr-h5" id="\(id)">\(titre)</h2>
        \(contenu)
        \(lien.map { "<p class=\"fr-mb-0\"><a class=\"fr-link\" href=\"\($0.0.path)\">\($0.1)</a></p>" as HTML })</section>
        """
    }
}
