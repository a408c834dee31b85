import SQL

extension Migration {
    /// Withdrawn offers by date: what was typed is kept for some weeks after a withdrawal, then forgotten.
    static let retrait = Migration(
        5, "Retrait",
        [
            "ALTER TABLE offre_operationnelle ADD COLUMN date_retrait BIGINT",
            """
            CREATE INDEX offre_operationnelle_retiree ON offre_operationnelle (date_retrait)
            WHERE date_retrait IS NOT NULL
            """,
        ],
        only: [
            .sqlite: ["UPDATE offre_operationnelle SET date_retrait = json_extract(document, '$.dateRetrait')"],
            .postgresql: [
                "UPDATE offre_operationnelle SET date_retrait = (document::json ->> 'dateRetrait')::bigint"
            ],
        ])
}
