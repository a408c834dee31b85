import SQL

extension Migration {
    /// Sessions tell how and when their person signed in, and are found by account and by what the provider calls them: decision
    /// 0024. The sessions that are open end here: how they were opened was not kept.
    static let sessionsDuCompte = Migration(
        18, "SessionsDuCompte",
        [
            "DROP TABLE session_portail",
            """
            CREATE TABLE session_portail (
                empreinte BLOB PRIMARY KEY, id TEXT NOT NULL, compte BIGINT NOT NULL, nom_affiche TEXT NOT NULL,
                moyen TEXT NOT NULL, second_facteur BIGINT NOT NULL, espace TEXT, appareil TEXT NOT NULL,
                id_token_scelle TEXT, empreinte_sujet BLOB, empreinte_session_fournisseur BLOB,
                date_identification BIGINT NOT NULL, date_ouverture BIGINT NOT NULL, date_dernier_acces BIGINT NOT NULL
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX session_portail_compte ON session_portail (compte)",
            "CREATE INDEX session_portail_sujet ON session_portail (empreinte_sujet)",
            """
            CREATE INDEX session_portail_session_fournisseur ON session_portail (empreinte_session_fournisseur)
            """,
        ])
}
