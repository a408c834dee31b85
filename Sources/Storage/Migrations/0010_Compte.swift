import SQL

extension Migration {
    /// An account has any number of means of sign-in, and rights; sessions, anomalies and events are of an account.
    static let compte = Migration(
        10, "Compte",
        [
            """
            CREATE TABLE moyen_connexion (
                id BIGINT PRIMARY KEY, version BIGINT NOT NULL, cle TEXT NOT NULL UNIQUE, compte BIGINT NOT NULL,
                document TEXT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX moyen_connexion_compte ON moyen_connexion (compte)",
            """
            INSERT INTO moyen_connexion (id, version, cle, compte, document)
            SELECT numero, 1, 'psc:' || id_nat_ps, id, '{"id":' || numero || ',"compte":' || id
                || ',"preuve":{"proSanteConnect":{"_0":"' || id_nat_ps || '"}},"dateCreation":' || date || '}'
            FROM (
                SELECT compte.id, compte.id_nat_ps, revision.date,
                    ROW_NUMBER() OVER (ORDER BY compte.id)
                        + (SELECT valeur FROM compteur WHERE nom = 'identifiant') AS numero
                FROM compte JOIN revision ON revision.sequence = compte.sequence
            ) AS moyens
            """,
            """
            UPDATE compteur SET valeur = valeur + (SELECT COUNT(*) FROM moyen_connexion) WHERE nom = 'identifiant'
            """,
            "ALTER TABLE session_portail ADD COLUMN compte BIGINT NOT NULL DEFAULT 0",
            """
            UPDATE session_portail SET compte = COALESCE(
                (SELECT compte.id FROM compte WHERE compte.id_nat_ps = session_portail.id_nat_ps), 0)
            """,
            "DELETE FROM session_portail WHERE compte = 0",
            "ALTER TABLE session_portail DROP COLUMN id_nat_ps",
            "ALTER TABLE evenement ADD COLUMN compte BIGINT NOT NULL DEFAULT 0",
            """
            UPDATE evenement SET compte = COALESCE(
                (SELECT compte.id FROM compte WHERE compte.id_nat_ps = evenement.destinataire), 0)
            """,
            "ALTER TABLE evenement DROP COLUMN destinataire",
            "ALTER TABLE evenement RENAME COLUMN compte TO destinataire",
        ],
        only: [
            .sqlite: [
                """
                UPDATE revision SET document = json_set(document, '$.declarant', COALESCE((
                    SELECT compte.id FROM compte WHERE compte.id_nat_ps = json_extract(document, '$.declarant')), 0))
                WHERE agregat = 'anomalie'
                """,
                // SQLite drops no column that is unique: the table is made again.
                """
                CREATE TABLE compte_nouveau (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, sequence INTEGER NOT NULL) STRICT
                """,
                "INSERT INTO compte_nouveau (id, version, sequence) SELECT id, version, sequence FROM compte",
                "DROP TABLE compte",
                "ALTER TABLE compte_nouveau RENAME TO compte",
            ],
            .postgresql: [
                """
                UPDATE revision SET document = jsonb_set(document::jsonb, '{declarant}', to_jsonb(COALESCE((
                    SELECT compte.id FROM compte WHERE compte.id_nat_ps = document::jsonb ->> 'declarant'), 0)))::text
                WHERE agregat = 'anomalie'
                """,
                "ALTER TABLE compte DROP COLUMN id_nat_ps",
            ],
        ])
}
