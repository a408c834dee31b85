import SQL

extension Migration {
    /// Links that serve once, of which only the digest is kept, and the tries that are held back: decision 0025.
    static let lienUnique = Migration(
        19, "LienUnique",
        [
            """
            CREATE TABLE lien_unique (
                compte BIGINT NOT NULL, usage TEXT NOT NULL, empreinte BLOB NOT NULL UNIQUE, objet TEXT NOT NULL,
                date_expiration BIGINT NOT NULL, PRIMARY KEY (compte, usage)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE TABLE frein (cle BLOB PRIMARY KEY, date BIGINT NOT NULL) STRICT, WITHOUT ROWID",
        ])
}
