import SQL

extension Migration {
    /// What consumers read, and the tokens that find it. `cle` is the type and the identifier in one integer: a read is
    /// one look-up, a page of a type one range. A withdrawn resource has no `contenu`.
    static let publication = Migration(
        3, "Publication",
        [
            """
            CREATE TABLE publication (
                cle BIGINT PRIMARY KEY, version BIGINT NOT NULL, date_mise_jour BIGINT NOT NULL, contenu BLOB
            ) STRICT
            """,
            """
            CREATE TABLE publication_token (
                parametre TEXT NOT NULL, valeur TEXT NOT NULL, systeme TEXT NOT NULL, cle BIGINT NOT NULL,
                PRIMARY KEY (parametre, valeur, systeme, cle)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX publication_token_cle ON publication_token (cle)",
        ])
}
