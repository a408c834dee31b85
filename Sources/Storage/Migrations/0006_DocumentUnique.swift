import SQL

extension Migration {
    /// A document is stored once: an aggregate points to its last revision, which holds it. Identifiers are unique over all
    /// aggregates, so revisions are found by identifier and version alone.
    static let documentUnique = Migration(
        6, "DocumentUnique",
        tables.flatMap { table in
            [
                "ALTER TABLE \(table) ADD COLUMN sequence BIGINT NOT NULL DEFAULT 0",
                """
                UPDATE \(table) SET sequence = (
                    SELECT revision.sequence FROM revision WHERE revision.agregat = '\(table)'
                        AND revision.id = \(table).id AND revision.version = \(table).version)
                """,
                "ALTER TABLE \(table) DROP COLUMN document",
            ]
        } + [
            "DROP INDEX revision_agregat",
            "CREATE UNIQUE INDEX revision_agregat ON revision (id, version)",
        ])

    private static let tables = [
        "compte", "professionnel", "entite_juridique", "entite_geographique", "offre_operationnelle",
    ]
}
