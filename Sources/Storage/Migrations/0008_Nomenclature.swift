import SQL

extension Migration {
    /// The imported releases of the code tables: one row per address and code, in the order of the release.
    static let nomenclature = Migration(
        8, "Nomenclature",
        [
            """
            CREATE TABLE nomenclature (
                adresse TEXT NOT NULL, code TEXT NOT NULL, libelle TEXT NOT NULL, est_retire BIGINT NOT NULL,
                rang BIGINT NOT NULL, version TEXT NOT NULL, PRIMARY KEY (adresse, code)
            ) STRICT, WITHOUT ROWID
            """
        ])
}
