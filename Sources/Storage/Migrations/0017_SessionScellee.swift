import SQL

extension Migration {
    /// Sessions hold no token in clear, and sign-ins under way are kept by browsers: decision 0022.
    ///
    /// The sessions that are open end here: what they held in clear cannot be sealed without the browsers' tokens.
    static let sessionScellee = Migration(
        17, "SessionScellee",
        [
            "DROP TABLE demande_connexion",
            "DROP TABLE session_portail",
            """
            CREATE TABLE session_portail (
                empreinte BLOB PRIMARY KEY, compte BIGINT NOT NULL, nom_affiche TEXT NOT NULL,
                id_token_scelle TEXT NOT NULL, date_ouverture BIGINT NOT NULL, date_dernier_acces BIGINT NOT NULL
            ) STRICT, WITHOUT ROWID
            """,
        ])
}
