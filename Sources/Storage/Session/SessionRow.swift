import Domain
import SQL
import UseCases

/// One row of `session_portail`.
enum SessionRow {
    static let columns = """
        empreinte, id, compte, nom_affiche, moyen, second_facteur, espace, appareil, id_token_scelle, empreinte_sujet,
        empreinte_session_fournisseur, date_identification, date_ouverture, date_dernier_acces
        """

    static let insertion = """
        INSERT INTO session_portail (\(columns))
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """

    static func values(_ session: SessionPortail, _ tokenHash: [UInt8]) -> [SQLValue] {
        [
            .blob(tokenHash), .text(session.id), .integer(session.compte.rawValue), .text(session.nomAffiche),
            .text(session.moyen.rawValue), SQLValue(session.secondFacteur), SQLValue(session.espace?.rawValue),
            .text(session.appareil), SQLValue(session.idTokenScelle), SQLValue(session.empreinteSujet),
            SQLValue(session.empreinteSessionFournisseur), .integer(session.dateIdentification.milliseconds),
            .integer(session.dateOuverture.milliseconds), .integer(session.dateDernierAcces.milliseconds),
        ]
    }

    /// Reads `columns`. A means of sign-in that this version does not know reads as a password, which opens the least.
    static func read(_ row: any SQLRow) throws -> (tokenHash: [UInt8], session: SessionPortail) {
        let session = SessionPortail(
            id: try row.text(1), compte: Identifiant(rawValue: try row.integer(2)), nomAffiche: try row.text(3),
            moyen: MoyenSession(rawValue: try row.text(4)) ?? .motDePasse, secondFacteur: try row.boolean(5),
            espace: try row.optionalText(6).flatMap(Espace.init(rawValue:)), appareil: try row.text(7),
            idTokenScelle: try row.optionalText(8), empreinteSujet: try row.optionalBlob(9),
            empreinteSessionFournisseur: try row.optionalBlob(10),
            dateIdentification: Instant(milliseconds: try row.integer(11)),
            dateOuverture: Instant(milliseconds: try row.integer(12)),
            dateDernierAcces: Instant(milliseconds: try row.integer(13)))
        return (try row.blob(0), session)
    }
}
