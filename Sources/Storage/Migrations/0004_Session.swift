import SQL

extension Migration {
    /// Signed-in browsers and sign-ins under way, by the SHA-256 of the browser's token.
    static let session = Migration(
        4, "Session",
        [
            """
            CREATE TABLE session_portail (
                empreinte BLOB PRIMARY KEY, id_nat_ps TEXT NOT NULL, nom_affiche TEXT NOT NULL, id_token TEXT NOT NULL,
                csrf TEXT NOT NULL, date_ouverture BIGINT NOT NULL, date_dernier_acces BIGINT NOT NULL
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE demande_connexion (
                empreinte BLOB PRIMARY KEY, state TEXT NOT NULL, nonce TEXT NOT NULL, code_verifier TEXT NOT NULL,
                retour TEXT, date_expiration BIGINT NOT NULL
            ) STRICT, WITHOUT ROWID
            """,
        ])
}
