import Domain
import SQL
import UseCases

extension SQLTransaction: CourrierWriter {
    static let courriersRecents = """
        SELECT CAST(COUNT(*) AS BIGINT) FROM courrier WHERE destinataire = $1 AND modele = $2 AND date_depot > $3
        """

    func deposit(_ courrier: Courrier, now: Instant) throws -> Bool {
        let modele = courrier.modele
        let recent = try connection.first(
            Self.courriersRecents,
            [.text(courrier.destinataire), .text(modele.nom), .integer(now.adding(days: -1).milliseconds)]
        ) { Int(try $0.integer(0)) }
        guard recent ?? 0 < modele.parJour else { return false }
        let sql = """
            INSERT INTO courrier (
                id, modele, destinataire, est_scelle, contenu, date_depot, date_limite, etat, tentatives, prochaine_tentative)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $6)
            """
        let values: [SQLValue] = [
            .integer(try newId().rawValue), .text(modele.nom), .text(courrier.destinataire), SQLValue(modele.estSecret),
            .text(try sealed(courrier)), .integer(now.milliseconds),
            .integer(now.adding(seconds: modele.validite).milliseconds), .text(EtatCourrier.Etat.attente.rawValue),
        ]
        try connection.execute(sql, values)
        hasDeposited = true
        return true
    }

    /// What a message says, sealed when it is secret.
    private func sealed(_ courrier: Courrier) throws -> String {
        let text = try Document.encode(courrier.modele)
        guard courrier.modele.estSecret else { return text }
        guard let sceau else {
            throw StoreError.indisponible(cause: "no secret seals a message that holds a link")
        }
        return try sceau.seal(text, for: courrier.destinataire)
    }
}
