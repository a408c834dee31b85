import Domain
import SQL
import UseCases

/// The rows of publications, written.
struct PublicationRepository {
    /// What is stored of a resource.
    struct Known {
        let lastUpdated: Instant
        /// `nil` when it was withdrawn.
        let body: [UInt8]?
        var tokens: Set<Publication.Token> = []
    }

    private let connection: any SQLConnection

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    /// What is stored under these keys.
    func known(_ cles: [Int64]) throws -> [Int64: Known] {
        var found: [Int64: Known] = [:]
        for chunk in ValueList.chunks(cles.map { .integer($0) }) {
            let places = ValueList.places(chunk)
            let sql = "SELECT cle, date_mise_jour, contenu FROM publication WHERE cle IN \(places)"
            try connection.rows(sql, chunk) { row in
                (try row.integer(0), Instant(milliseconds: try row.integer(1)), try row.optionalBlob(2))
            }.forEach { found[$0.0] = Known(lastUpdated: $0.1, body: $0.2) }
            let tokens = "SELECT cle, parametre, systeme, valeur FROM publication_token WHERE cle IN \(places)"
            try connection.rows(tokens, chunk) { row in
                (
                    try row.integer(0),
                    Publication.Token(parameter: try row.text(1), system: try row.text(2), value: try row.text(3))
                )
            }.forEach { _ = found[$0.0]?.tokens.insert($0.1) }
        }
        return found
    }

    /// Writes the bytes of a resource, `nil` to withdraw it, as its next version.
    func write(_ cle: Int64, _ body: [UInt8]?, date: Instant) throws {
        let sql = """
            INSERT INTO publication (cle, version, date_mise_jour, contenu) VALUES ($1, 1, $2, $3)
            ON CONFLICT (cle) DO UPDATE SET version = publication.version + 1,
                date_mise_jour = excluded.date_mise_jour, contenu = excluded.contenu
            """
        let content = body.map { SQLValue.blob($0) } ?? .null
        try connection.execute(sql, [.integer(cle), .integer(date.milliseconds), content])
    }

    /// Brings the tokens that find a resource from those known to others.
    func replaceTokens(of cle: Int64, _ known: Set<Publication.Token>, by tokens: Set<Publication.Token>) throws {
        let insertion = "INSERT INTO publication_token (parametre, valeur, systeme, cle) VALUES ($1, $2, $3, $4)"
        let deletion = """
            DELETE FROM publication_token WHERE parametre = $1 AND valeur = $2 AND systeme = $3 AND cle = $4
            """
        for token in known.subtracting(tokens) { try connection.execute(deletion, Self.values(token, cle)) }
        for token in tokens.subtracting(known) { try connection.execute(insertion, Self.values(token, cle)) }
    }

    private static func values(_ token: Publication.Token, _ cle: Int64) -> [SQLValue] {
        [.text(token.parameter), .text(token.value), .text(token.system), .integer(cle)]
    }
}
