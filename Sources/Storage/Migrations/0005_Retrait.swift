import SQL

extension Migration {
    /// Withdrawn offers, and the moment when what was typed is forgotten: 60 days after a withdrawal or after the last
    /// change of a draft.
    static let retrait = Migration(
        5, "Retrait",
        [
            "ALTER TABLE offre_operationnelle ADD COLUMN date_retrait BIGINT",
            "ALTER TABLE offre_operationnelle ADD COLUMN date_oubli BIGINT",
            """
            CREATE INDEX offre_operationnelle_oubli ON offre_operationnelle (date_oubli) WHERE date_oubli IS NOT NULL
            """,
        ],
        only: [
            .sqlite: [
                """
                UPDATE offre_operationnelle SET date_retrait = json_extract(document, '$.dateRetrait'),
                    date_oubli = 5184000000 + COALESCE(
                        json_extract(document, '$.dateRetrait'), json_extract(document, '$.brouillon.dateModification'))
                """
            ],
            .postgresql: [
                """
                UPDATE offre_operationnelle SET date_retrait = (document::json ->> 'dateRetrait')::bigint,
                    date_oubli = 5184000000 + COALESCE(
                        document::json ->> 'dateRetrait', document::json -> 'brouillon' ->> 'dateModification')::bigint
                """
            ],
        ])
}
