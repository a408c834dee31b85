import SQL

extension Migration {
    /// Counters, revisions and one table for each aggregate: its keys, its version and its JSON document.
    static let agregat = Migration(
        1, "Agregat",
        [
            "CREATE TABLE compteur (nom TEXT PRIMARY KEY, valeur BIGINT NOT NULL) STRICT, WITHOUT ROWID",
            """
            CREATE TABLE revision (
                sequence BIGINT PRIMARY KEY, agregat TEXT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
                date BIGINT NOT NULL, auteur TEXT NOT NULL, profil TEXT NOT NULL, source TEXT NOT NULL, document TEXT
            ) STRICT
            """,
            "CREATE UNIQUE INDEX revision_agregat ON revision (agregat, id, version)",
            """
            CREATE TABLE compte (
                id BIGINT PRIMARY KEY, version BIGINT NOT NULL, id_nat_ps TEXT NOT NULL UNIQUE, document TEXT NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE professionnel (
                id BIGINT PRIMARY KEY, version BIGINT NOT NULL, id_nat_ps TEXT NOT NULL UNIQUE, document TEXT NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE entite_juridique (
                id BIGINT PRIMARY KEY, version BIGINT NOT NULL, cle TEXT NOT NULL UNIQUE, document TEXT NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE entite_geographique (
                id BIGINT PRIMARY KEY, version BIGINT NOT NULL, cle TEXT NOT NULL UNIQUE, document TEXT NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE offre_operationnelle (
                id BIGINT PRIMARY KEY, version BIGINT NOT NULL, professionnel BIGINT NOT NULL,
                structure BIGINT NOT NULL, est_publiable BIGINT NOT NULL, document TEXT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX offre_operationnelle_professionnel ON offre_operationnelle (professionnel)",
            """
            CREATE INDEX offre_operationnelle_publiee ON offre_operationnelle (structure, id) WHERE est_publiable = 1
            """,
        ])
}
