import SQL

extension Migration {
    /// Requests for accounts; what accounts are searched by: the words of their names, and what their rights are on (decision 0028).
    static let demandeCompte = Migration(
        22, "DemandeCompte",
        [
            """
            CREATE TABLE demande_compte (
                id BIGINT PRIMARY KEY, version BIGINT NOT NULL, est_en_attente BIGINT NOT NULL, region TEXT NOT NULL,
                courriel TEXT NOT NULL, date BIGINT NOT NULL, document TEXT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX demande_compte_attente ON demande_compte (est_en_attente, region, id)",
            "CREATE INDEX demande_compte_courriel ON demande_compte (courriel)",
            "CREATE INDEX demande_compte_date ON demande_compte (date)",
            """
            CREATE TABLE compte_terme (
                terme TEXT NOT NULL, compte BIGINT NOT NULL, PRIMARY KEY (terme, compte)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX compte_terme_compte ON compte_terme (compte)",
            """
            CREATE TABLE compte_cible (
                cible TEXT NOT NULL, profil TEXT NOT NULL, compte BIGINT NOT NULL, PRIMARY KEY (cible, profil, compte)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX compte_cible_compte ON compte_cible (compte)",
            """
            INSERT INTO compte_terme (terme, compte)
            SELECT DISTINCT SUBSTR(cle, 6), compte FROM moyen_connexion WHERE cle LIKE 'psc:8%'
            """,
        ],
        only: [
            .sqlite: [
                """
                INSERT OR IGNORE INTO compte_terme (terme, compte)
                SELECT LOWER(document ->> 'courriel'), compte.id
                FROM compte JOIN revision ON revision.sequence = compte.sequence WHERE document ->> 'courriel' IS NOT NULL
                """
            ],
            .postgresql: [
                """
                INSERT INTO compte_terme (terme, compte)
                SELECT LOWER(document::jsonb ->> 'courriel'), compte.id
                FROM compte JOIN revision ON revision.sequence = compte.sequence
                WHERE document::jsonb ->> 'courriel' IS NOT NULL ON CONFLICT DO NOTHING
                """
            ],
        ])
}
