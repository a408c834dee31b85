import SQL

extension Migration {
    /// Communes by rank (present ones first, most populated first), and the terms that find them.
    static let commune = Migration(
        2, "Commune",
        [
            """
            CREATE TABLE commune (
                rang BIGINT PRIMARY KEY, code TEXT NOT NULL UNIQUE, departement TEXT NOT NULL,
                nom_normalise TEXT NOT NULL, est_actuelle BIGINT NOT NULL, document TEXT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX commune_departement ON commune (departement, nom_normalise) WHERE est_actuelle = 1",
            """
            CREATE TABLE commune_terme (
                terme TEXT NOT NULL, rang BIGINT NOT NULL, PRIMARY KEY (terme, rang)
            ) STRICT, WITHOUT ROWID
            """,
        ])
}
