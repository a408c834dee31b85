import SQL

extension Migration {
    /// What imports remember: the fingerprint of each record of a register, and the history of the runs.
    static let `import` = Migration(
        7, "Import",
        [
            """
            CREATE TABLE empreinte (
                suivi BIGINT NOT NULL, cle BIGINT NOT NULL, valeur BIGINT NOT NULL, agregat BIGINT NOT NULL,
                PRIMARY KEY (suivi, cle)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE execution_import (
                id BIGINT PRIMARY KEY, source TEXT NOT NULL, fichier TEXT NOT NULL, edition TEXT, date_debut BIGINT NOT NULL,
                date_fin BIGINT, etat TEXT NOT NULL, motif TEXT, rapport TEXT
            ) STRICT
            """,
        ])
}
