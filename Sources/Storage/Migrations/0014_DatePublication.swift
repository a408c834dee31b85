import SQL

extension Migration {
    /// The last date given to a publication, and the legal entity of each place: a legal entity is published while a published
    /// offer is given at one of its places.
    static let datePublication = Migration(
        14, "DatePublication",
        [
            """
            INSERT INTO compteur (nom, valeur)
            SELECT 'date publication', COALESCE(MAX(date_mise_jour), 0) FROM publication
            """,
            "ALTER TABLE entite_geographique ADD COLUMN entite_juridique BIGINT",
            """
            CREATE INDEX entite_geographique_entite_juridique ON entite_geographique (entite_juridique)
                WHERE entite_juridique IS NOT NULL
            """,
        ],
        only: [
            .sqlite: [
                """
                UPDATE entite_geographique SET entite_juridique = (
                    SELECT json_extract(document, '$.entiteJuridique') FROM revision
                    WHERE revision.sequence = entite_geographique.sequence)
                """
            ],
            .postgresql: [
                """
                UPDATE entite_geographique SET entite_juridique = (
                    SELECT (document::json ->> 'entiteJuridique')::bigint FROM revision
                    WHERE revision.sequence = entite_geographique.sequence)
                """
            ],
        ])
}
