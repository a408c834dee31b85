import SQL

extension Migration {
    /// The organisation that provides the offer of an establishment; `structure` is the establishment itself.
    static let organisation = Migration(
        16, "Organisation",
        [
            "ALTER TABLE offre_operationnelle ADD COLUMN organisation BIGINT",
            """
            CREATE INDEX offre_operationnelle_organisation ON offre_operationnelle (organisation)
            WHERE organisation IS NOT NULL
            """,
        ])
}
