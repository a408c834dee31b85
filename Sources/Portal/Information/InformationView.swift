import HTML

/// Help, accessibility, legal notice, personal data.
enum InformationView {
    static func aide(_ support: String) -> Page {
        Page(
            titre: "Aide et support",
            contenu: """
                <h1>Aide et support</h1>
                <h2>Compléter une offre</h2>
                <p>Depuis «\u{A0}Mes offres\u{A0}», ouvrez une offre et suivez les six étapes. Chaque étape validée est enregistrée
                en brouillon\u{A0}: vous pouvez vous arrêter et reprendre plus tard. Rien n’est publié avant la validation de la
                dernière étape.</p>
                <h2>Corriger une information du répertoire</h2>
                <p>L’identité, la profession et l’adresse d’exercice viennent du RPPS. Demandez leur correction à votre ordre ou à
                votre ARS\u{A0}: elle apparaîtra ici après la mise à jour quotidienne.</p>
                <h2>Contacter le support</h2>
                <p>Offre manquante, offre à fermer, difficulté de connexion\u{A0}: écrivez à
                <a href="mailto:\(support)">\(support)</a>. N’envoyez aucune donnée concernant un patient.</p>
                """)
    }

    static func accessibilite(_ support: String) -> Page {
        Page(
            titre: "Accessibilité",
            contenu: """
                <h1>Accessibilité\u{A0}: non conforme</h1>
                <p>Ce service est conçu pour respecter le RGAA 4.1 et les WCAG 2.2 au niveau AA. Il est déclaré non conforme
                tant qu’aucun audit n’a été mené.</p>
                <h2>Ce qui est vérifié</h2>
                <p>Chaque parcours fonctionne au clavier et sans JavaScript. Les écrans sont contrôlés automatiquement, à trois
                largeurs, en clair et en sombre.</p>
                <h2>Signaler une difficulté</h2>
                <p>Écrivez à <a href="mailto:\(support)">\(support)</a>. Sans réponse satisfaisante, vous pouvez saisir le
                Défenseur des droits.</p>
                """)
    }

    static let mentionsLegales = Page(
        titre: "Mentions légales",
        contenu: """
            <h1>Mentions légales</h1>
            <p>Ce logiciel est libre, sous licence MIT. L’organisme qui l’exploite publie ici son identité, celle du directeur de
            la publication et celle de l’hébergeur.</p>
            <h2>Sources des données</h2>
            <p>RPPS, FINESS et correspondance MSSanté, Agence du numérique en santé, Licence Ouverte 2.0. Annuaire santé Ameli, Cnam,
            Licence Ouverte 2.0. Code officiel géographique, Insee, Licence Ouverte.</p>
            """)

    static func donneesPersonnelles(_ support: String) -> Page {
        Page(
            titre: "Données personnelles",
            contenu: """
                <h1>Données personnelles</h1>
                <p>Le répertoire est un traitement national fondé sur une mission d’intérêt public (décret n°\u{A0}2023-1057 du 17
                novembre 2023).</p>
                <h2>Données traitées</h2>
                <p>Identité et activités professionnelles publiées par le RPPS, description des offres que vous saisissez,
                adresse électronique de votre compte. Ni date de naissance, ni coordonnées privées.</p>
                <h2>Durées de conservation</h2>
                <p>Un brouillon est supprimé soixante jours après sa dernière modification, ou dès que l’offre est validée\u{A0}: il
                ne reste que la date, l’auteur et l’étape modifiée. Le contenu d’une version publiée est effacé cinq ans après
                son remplacement. Une session se termine après trente minutes sans activité, quatre heures au plus.</p>
                <h2>Vos droits</h2>
                <p>Accès et rectification\u{A0}: <a href="mailto:\(support)">\(support)</a>. Les données du RPPS se corrigent auprès
                de votre ordre ou de votre ARS.</p>
                <h2>Cookies</h2>
                <p>Des cookies techniques, nécessaires à la connexion et à sa protection. L’un d’eux reconnaît pendant 180\u{A0}jours le
                navigateur où vous vous êtes connecté avec un mot de passe. Aucun cookie publicitaire ni mesure d’audience.</p>
                """)
    }
}
