import Domain
import SQL
import UseCases

/// The publications, written.
struct PublicationRepository {
    private let connection: any SQLConnection

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    /// Stores a publication; bytes that did not change leave version and date as they were.
    ///
    /// - Returns: whether consumers could not read this resource before.
    func publish(_ publication: Publication) throws -> Bool {
        let cle = SQLValue.integer(try ResourceType(publication.key).cle(publication.key.id))
        let date = SQLValue.integer(publication.lastUpdated.milliseconds)
        let known = try connection.first("SELECT contenu FROM publication WHERE cle = $1", [cle]) { row in
            try row.optionalBlob(0)
        }
        if let known {
            if known != publication.body {
                try connection.execute(Self.replacement, [cle, date, .blob(publication.body)])
            }
        } else {
            try connection.execute(Self.insertion, [cle, date, .blob(publication.body)])
        }
        try replaceTokens(of: cle, by: Set(publication.tokens))
        return (known ?? nil) == nil
    }

    /// Withdraws a publication, if there is one.
    ///
    /// - Returns: whether consumers could read it before.
    func withdraw(_ key: ResourceKey, now: Instant) throws -> Bool {
        let cle = SQLValue.integer(try ResourceType(key).cle(key.id))
        let sql = """
            UPDATE publication SET version = version + 1, date_mise_jour = $2, contenu = NULL
            WHERE cle = $1 AND contenu IS NOT NULL
            """
        guard try connection.execute(sql, [cle, .integer(now.milliseconds)]) == 1 else { return false }
        try connection.execute("DELETE FROM publication_token WHERE cle = $1", [cle])
        return true
    }

    private func replaceTokens(of cle: SQLValue, by tokens: Set<Publication.Token>) throws {
        let sql = "SELECT parametre, systeme, valeur FROM publication_token WHERE cle = $1"
        let known = Set(
            try connection.rows(sql, [cle]) { row in
                Publication.Token(parameter: try row.text(0), system: try row.text(1), value: try row.text(2))
            })
        for token in known.subtracting(tokens) { try connection.execute(Self.tokenDeletion, Self.values(token, cle)) }
        for token in tokens.subtracting(known) { try connection.execute(Self.tokenInsertion, Self.values(token, cle)) }
    }

    private static func values(_ token: Publication.Token, _ cle: SQLValue) -> [SQLValue] {
        [.text(token.parameter), .text(token.value), .text(token.system), cle]
    }

    private static let insertion = """
        INSERT INTO publication (cle, version, date_mise_jour, contenu) VALUES ($1, 1, $2, $3)
        """
    private static let replacement = """
        UPDATE publication SET version = version + 1, date_mise_jour = $2, contenu = $3 WHERE cle = $1
        """
    private static let tokenInsertion = """
        INSERT INTO publication_token (parametre, valeur, systeme, cle) VALUES ($1, $2, $3, $4)
        """
    private static let tokenDeletion = """
        DELETE FROM publication_token WHERE parametre = $1 AND valeur = $2 AND systeme = $3 AND cle = $4
        """
}
