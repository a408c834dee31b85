import SQL

extension Migration {
    /// The versions of the conditions of use (decision 0030). Version 1.0 is what the portal showed before this migration, so that
    /// its acceptances hold: `date_vigueur` is a rank of day, 20 November 2026.
    static let conditions = Migration(
        24, "Conditions",
        [
            """
            CREATE TABLE conditions (
                version TEXT PRIMARY KEY, date_vigueur BIGINT NOT NULL, date_publication BIGINT NOT NULL,
                texte TEXT NOT NULL, changements TEXT NOT NULL, auteur TEXT NOT NULL
            ) STRICT, WITHOUT ROWID
            """,
            """
            INSERT INTO conditions (version, date_vigueur, date_publication, texte, changements, auteur)
            VALUES ('1.0', 20777, 1795129200000, '\(version1)', '', 'ror migrate')
            """,
        ])

    private static let version1 = """
        ## 1. Objet

        Le Répertoire national de l’offre et des ressources en santé et accompagnement médico-social (ROR) rassemble la
        description des offres de soins. Ces conditions fixent les règles d’utilisation du portail par lequel vous décrivez vos
        offres.

        ## 2. Qui peut utiliser le portail

        Les professionnels et professionnelles de santé qui exercent en libéral l’une des onze professions concernées, après
        identification par Pro Santé Connect. Votre accès est personnel\u{A0}: ne prêtez ni votre carte CPS, ni votre e-CPS.

        ## 3. D’où viennent les données

        Votre identité, vos professions, vos savoir-faire et vos lieux d’exercice viennent du Répertoire partagé des
        professionnels intervenant dans le système de santé (RPPS). Elles sont affichées en lecture seule. Leur correction se
        demande à votre ordre ou à l’agence régionale de santé (ARS).

        ## 4. Ce que vous vous engagez à faire

        - Décrire des offres que vous proposez réellement.
        - Mettre vos informations à jour quand elles changent, et au moins une fois par an, comme le prévoit le décret
          n°\u{A0}2023-1057 du 17 novembre 2023.
        - N’écrire dans les champs libres ni donnée sur un patient, ni donnée personnelle sur un tiers.
        - Ne donner comme contact destiné aux patients que des coordonnées qui peuvent être publiques.

        ## 5. Ce qui est publié, et quand

        Rien de ce que vous saisissez n’est publié tant que vous n’avez pas validé votre offre. Dès la validation, la
        description de l’offre et les contacts destinés aux patients sont lisibles par les services numériques et par le grand
        public. Les contacts destinés aux professionnels sont d’accès restreint.

        ## 6. Brouillons

        Un brouillon est conservé soixante jours après sa dernière modification, puis supprimé. Une offre déjà validée reste
        publiée telle quelle pendant que vous préparez une modification.

        ## 7. Disponibilité

        Le portail est accessible en permanence, hors opérations de maintenance et incidents. Ce que vous avez enregistré
        est conservé en cas d’incident.

        ## 8. Données personnelles

        Le traitement repose sur une mission d’intérêt public. Vous disposez de droits d’accès et de rectification, à exercer
        auprès du support. Chaque modification est conservée avec sa date et son auteur. Aucun cookie publicitaire ni
        mesure d’audience externe n’est utilisé.

        ## 9. Responsabilité

        Vous répondez de l’exactitude de ce que vous saisissez. Le service peut suspendre une offre manifestement
        inexacte, après vous en avoir informé.

        ## 10. Évolution des conditions

        Quand ces conditions changent, nous vous présentons les changements et vous demandons de les accepter à votre connexion
        suivante.

        """
}
