import SQL

extension Migration {
    /// Declared anomalies, and the events that people are to be told of.
    static let anomalie = Migration(
        9, "Anomalie",
        [
            """
            CREATE TABLE anomalie (
                id BIGINT PRIMARY KEY, version BIGINT NOT NULL, offre BIGINT NOT NULL, est_ouverte BIGINT NOT NULL,
                sequence BIGINT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX anomalie_offre ON anomalie (offre)",
            "CREATE INDEX anomalie_ouverte ON anomalie (offre) WHERE est_ouverte = 1",
            """
            CREATE TABLE evenement (
                id BIGINT PRIMARY KEY, nature TEXT NOT NULL, destinataire TEXT NOT NULL, objet BIGINT NOT NULL,
                date BIGINT NOT NULL, date_traitement BIGINT
            ) STRICT
            """,
            "CREATE INDEX evenement_a_traiter ON evenement (id) WHERE date_traitement IS NULL",
        ])
}
