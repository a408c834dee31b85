import SQL

extension Migration {
    /// The outbox. `contenu` is the case of `ModeleCourrier`, sealed when `est_scelle`, and nothing once the message is sent or
    /// dropped; `prochaine_tentative` only while it waits, `date_fin` and `motif` once it does not.
    ///
    /// `rappel` is how far each kind of reminder was made, in the order of dates then identifiers. An offer gains the date of
    /// its validation, by which the yearly ones are found.
    static let courrier = Migration(
        21, "Courrier",
        [
            """
            CREATE TABLE courrier (
                id BIGINT PRIMARY KEY, modele TEXT NOT NULL, destinataire TEXT NOT NULL, est_scelle BIGINT NOT NULL,
                contenu TEXT, date_depot BIGINT NOT NULL, date_limite BIGINT NOT NULL, etat TEXT NOT NULL,
                tentatives BIGINT NOT NULL, prochaine_tentative BIGINT, date_fin BIGINT, motif TEXT
            ) STRICT
            """,
            """
            CREATE INDEX courrier_a_envoyer ON courrier (prochaine_tentative, id)
            WHERE prochaine_tentative IS NOT NULL
            """,
            "CREATE INDEX courrier_destinataire ON courrier (destinataire, modele, date_depot)",
            "CREATE INDEX courrier_etat ON courrier (etat, id)",
            "CREATE INDEX courrier_fin ON courrier (date_fin) WHERE date_fin IS NOT NULL",
            """
            CREATE TABLE rappel (nature TEXT PRIMARY KEY, date BIGINT NOT NULL, objet BIGINT NOT NULL) STRICT, WITHOUT ROWID
            """,
            "ALTER TABLE offre_operationnelle ADD COLUMN date_validation BIGINT",
            """
            CREATE INDEX offre_operationnelle_validation ON offre_operationnelle (date_validation, id)
            WHERE date_validation IS NOT NULL
            """,
            "DROP INDEX brouillon_expiration",
            """
            CREATE INDEX brouillon_expiration ON brouillon (date_expiration, id) WHERE date_expiration IS NOT NULL
            """,
        ],
        only: [
            .sqlite: [
                """
                UPDATE offre_operationnelle SET date_validation = (
                    SELECT COALESCE(
                        json_extract(document, '$.publiee.dateValidation'), json_extract(document, '$.dateValidation'))
                    FROM revision WHERE revision.sequence = offre_operationnelle.sequence)
                WHERE est_publiable = 1
                """
            ],
            .postgresql: [
                """
                UPDATE offre_operationnelle SET date_validation = (
                    SELECT COALESCE(
                        document::json -> 'publiee' ->> 'dateValidation', document::json ->> 'dateValidation')::bigint
                    FROM revision WHERE revision.sequence = offre_operationnelle.sequence)
                WHERE est_publiable = 1
                """
            ],
        ])
}
