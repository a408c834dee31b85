import SQL

extension Migration {
    /// The jobs: when each is due, the lease of the process that runs it (`porteur` until `bail_fin`), and its last run
    /// (`duree` in milliseconds; `resultat` or `echec`, a sentence without personal data; `echecs` in a row).
    static let travail = Migration(
        12, "Travail",
        [
            """
            CREATE TABLE travail (
                nom TEXT PRIMARY KEY, prochaine_execution BIGINT NOT NULL, porteur TEXT, bail_fin BIGINT,
                derniere_execution BIGINT, duree BIGINT, resultat TEXT, echec TEXT, echecs BIGINT NOT NULL
            ) STRICT, WITHOUT ROWID
            """
        ])
}
