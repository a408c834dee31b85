import SQL

extension Migration {
    /// Drafts apart from offers: one row each, replaced at each save. Those of present offers are moved, and no revision keeps the
    /// content of one any more. The offer of an establishment has no professional.
    static let brouillon = Migration(
        13, "Brouillon",
        [
            """
            CREATE TABLE brouillon (
                id BIGINT PRIMARY KEY, version BIGINT NOT NULL, date_expiration BIGINT, document TEXT NOT NULL
            ) STRICT
            """,
            """
            CREATE INDEX brouillon_expiration ON brouillon (date_expiration) WHERE date_expiration IS NOT NULL
            """,
        ],
        only: [
            .sqlite: [
                """
                INSERT INTO brouillon (id, version, date_expiration, document)
                SELECT offre_operationnelle.id, 1, 5184000000 + json_extract(document, '$.brouillon.dateModification'),
                    json_set(json_extract(document, '$.brouillon'), '$.id', offre_operationnelle.id)
                FROM offre_operationnelle JOIN revision ON revision.sequence = offre_operationnelle.sequence
                WHERE json_extract(document, '$.brouillon') IS NOT NULL
                """,
                """
                UPDATE revision SET document = json_remove(document, '$.brouillon')
                WHERE agregat = 'offre_operationnelle' AND json_extract(document, '$.brouillon') IS NOT NULL
                """,
                """
                UPDATE offre_operationnelle SET date_oubli = NULL WHERE date_retrait IS NULL OR EXISTS (
                    SELECT 1 FROM revision WHERE revision.sequence = offre_operationnelle.sequence
                        AND json_extract(document, '$.saisie') IS NULL)
                """,
                // SQLite drops no NOT NULL: the table is made again.
                """
                CREATE TABLE offre_nouvelle (
                    id INTEGER PRIMARY KEY, version INTEGER NOT NULL, professionnel INTEGER, structure INTEGER NOT NULL,
                    est_publiable INTEGER NOT NULL, date_retrait INTEGER, date_oubli INTEGER, sequence INTEGER NOT NULL
                ) STRICT
                """,
                """
                INSERT INTO offre_nouvelle (
                    id, version, professionnel, structure, est_publiable, date_retrait, date_oubli, sequence)
                SELECT id, version, professionnel, structure, est_publiable, date_retrait, date_oubli, sequence
                FROM offre_operationnelle
                """,
                "DROP TABLE offre_operationnelle",
                "ALTER TABLE offre_nouvelle RENAME TO offre_operationnelle",
                "CREATE INDEX offre_operationnelle_professionnel ON offre_operationnelle (professionnel)",
                """
                CREATE INDEX offre_operationnelle_publiee ON offre_operationnelle (structure, id) WHERE est_publiable = 1
                """,
                """
                CREATE INDEX offre_operationnelle_oubli ON offre_operationnelle (date_oubli) WHERE date_oubli IS NOT NULL
                """,
            ],
            .postgresql: [
                """
                INSERT INTO brouillon (id, version, date_expiration, document)
                SELECT offre_operationnelle.id, 1,
                    5184000000 + (document::jsonb -> 'brouillon' ->> 'dateModification')::bigint,
                    jsonb_set(document::jsonb -> 'brouillon', '{id}', to_jsonb(offre_operationnelle.id))::text
                FROM offre_operationnelle JOIN revision ON revision.sequence = offre_operationnelle.sequence
                WHERE document::jsonb -> 'brouillon' IS NOT NULL
                """,
                """
                UPDATE revision SET document = (document::jsonb - 'brouillon')::text
                WHERE agregat = 'offre_operationnelle' AND document::jsonb -> 'brouillon' IS NOT NULL
                """,
                """
                UPDATE offre_operationnelle SET date_oubli = NULL WHERE date_retrait IS NULL OR EXISTS (
                    SELECT 1 FROM revision WHERE revision.sequence = offre_operationnelle.sequence
                        AND document::jsonb -> 'saisie' IS NULL)
                """,
                "ALTER TABLE offre_operationnelle ALTER COLUMN professionnel DROP NOT NULL",
            ],
        ])
}
