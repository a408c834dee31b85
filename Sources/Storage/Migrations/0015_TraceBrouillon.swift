import SQL

extension Migration {
    /// What is kept of the changes of drafts, without their content: who, which day, from where, in which step, how many times.
    static let traceBrouillon = Migration(
        15, "TraceBrouillon",
        [
            """
            CREATE TABLE trace_brouillon (
                offre BIGINT NOT NULL, jour BIGINT NOT NULL, auteur TEXT NOT NULL, profil TEXT NOT NULL,
                source TEXT NOT NULL, etape BIGINT NOT NULL, nombre BIGINT NOT NULL,
                PRIMARY KEY (offre, jour, auteur, profil, source, etape)
            ) STRICT, WITHOUT ROWID
            """
        ])
}
