import SQL

extension Migration {
    /// What establishments describe: their internal organisations, and their counts of beds and places.
    static let etablissement = Migration(
        11, "Etablissement",
        [
            """
            CREATE TABLE organisation_interne (
                id BIGINT PRIMARY KEY, version BIGINT NOT NULL, entite_geographique BIGINT NOT NULL,
                rattachement BIGINT NOT NULL, sequence BIGINT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX organisation_interne_entite ON organisation_interne (entite_geographique)",
            "CREATE INDEX organisation_interne_rattachement ON organisation_interne (rattachement)",
            """
            CREATE TABLE capacite_accueil (
                id BIGINT PRIMARY KEY, version BIGINT NOT NULL, lieu BIGINT NOT NULL, cle TEXT NOT NULL UNIQUE,
                sequence BIGINT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX capacite_accueil_lieu ON capacite_accueil (lieu)",
        ])
}
