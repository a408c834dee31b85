import SQL

extension Migration {
    /// The machine clients, and the assertions that they used once: decision 0032.
    static let clientMachine = Migration(
        26, "ClientMachine",
        [
            """
            CREATE TABLE client_machine (
                id BIGINT PRIMARY KEY, version BIGINT NOT NULL, client_id TEXT NOT NULL UNIQUE,
                nom TEXT NOT NULL UNIQUE, sequence BIGINT NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE assertion_client (empreinte BLOB PRIMARY KEY, expiration BIGINT NOT NULL) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX assertion_client_expiration ON assertion_client (expiration)",
        ])
}
