import Domain
import SQL
import UseCases

extension SQLTransaction: HistoriqueQuestions {
    /// The source is written out: the index holds the changes of the portal only, which imports do not make grow.
    static let changementsAuteur = """
        SELECT sequence, date, agregat, id, version, profil FROM revision
        WHERE auteur = $1 AND source = 'portail' ORDER BY sequence DESC LIMIT $2
        """

    func changements(auteur: String, limit: Int) throws -> [LigneHistorique] {
        try seen().rows(Self.changementsAuteur, [.text(auteur), .integer(Int64(limit))]) { row in
            LigneHistorique(
                sequence: try row.integer(0), date: Instant(milliseconds: try row.integer(1)), objet: try row.text(2),
                id: Identifiant(rawValue: try row.integer(3)), version: try row.integer(4), profil: try row.text(5))
        }
    }
}
