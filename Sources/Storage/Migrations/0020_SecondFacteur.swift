import SQL

extension Migration {
    /// Second factors of accounts, and the history that a person is the author of, for the export of their data.
    static let secondFacteur = Migration(
        20, "SecondFacteur",
        [
            """
            CREATE TABLE second_facteur (
                id BIGINT PRIMARY KEY, version BIGINT NOT NULL, document TEXT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX revision_auteur ON revision (auteur, sequence) WHERE source = 'portail'",
        ])
}
