import Domain
import SQL
import UseCases

extension SQLTransaction: LienUniqueQuestions {
    static let lienUnique = "SELECT compte, usage, objet, date_expiration FROM lien_unique WHERE empreinte = $1"

    func lienUnique(empreinte: [UInt8]) throws -> LienUnique? {
        try connection.first(Self.lienUnique, [.blob(empreinte)]) { row in
            try LienUnique.Usage(rawValue: row.text(1)).map { usage in
                LienUnique(
                    compte: Identifiant(rawValue: try row.integer(0)), usage: usage, objet: try row.text(2),
                    dateExpiration: Instant(milliseconds: try row.integer(3)))
            }
        } ?? nil
    }
}

extension SQLTransaction: LienUniqueWriter {
    func replaceLienUnique(_ lien: LienUnique, empreinte: [UInt8]) throws {
        let sql = """
            INSERT INTO lien_unique (compte, usage, empreinte, objet, date_expiration) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (compte, usage) DO UPDATE
            SET empreinte = excluded.empreinte, objet = excluded.objet, date_expiration = excluded.date_expiration
            """
        try connection.execute(
            sql,
            [
                .integer(lien.compte.rawValue), .text(lien.usage.rawValue), .blob(empreinte), .text(lien.objet),
                .integer(lien.dateExpiration.milliseconds),
            ])
    }

    func endLienUnique(_ usage: LienUnique.Usage, of compte: Identifiant) throws {
        try connection.execute(
            "DELETE FROM lien_unique WHERE compte = $1 AND usage = $2",
            [.integer(compte.rawValue), .text(usage.rawValue)])
    }

    func endLienUnique(empreinte: [UInt8]) throws -> Bool {
        try connection.execute("DELETE FROM lien_unique WHERE empreinte = $1", [.blob(empreinte)]) == 1
    }

    func purgeLiensUniques(endedBefore: Instant) throws -> Int {
        try connection.execute(
            "DELETE FROM lien_unique WHERE date_expiration < $1", [.integer(endedBefore.milliseconds)])
    }
}
