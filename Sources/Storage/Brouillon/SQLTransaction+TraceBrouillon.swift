import Domain
import SQL
import UseCases

extension SQLTransaction: TraceBrouillonQuestions, TraceBrouillonWriter {
    func traces(offre: Identifiant) throws -> [TraceBrouillon] {
        let sql = """
            SELECT jour, auteur, profil, source, etape, nombre FROM trace_brouillon WHERE offre = $1
            ORDER BY jour, auteur, etape
            """
        return try connection.rows(sql, [.integer(offre.rawValue)]) { row in
            let auteur = Auteur(
                identifiant: try row.text(1), profil: Profil(rawValue: try row.text(2)) ?? .exploitant,
                source: Auteur.Source(rawValue: try row.text(3)) ?? .commande)
            return TraceBrouillon(
                offre: offre, jour: JourCivil(rang: Int(try row.integer(0))), auteur: auteur,
                etape: Etape(rawValue: Int(try row.integer(4))) ?? .repertoires,
                nombre: Int(try row.integer(5)))
        }
    }

    func trace(_ trace: TraceBrouillon) throws {
        let sql = """
            INSERT INTO trace_brouillon (offre, jour, auteur, profil, source, etape, nombre)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (offre, jour, auteur, profil, source, etape)
            DO UPDATE SET nombre = trace_brouillon.nombre + excluded.nombre
            """
        try connection.execute(
            sql,
            [
                .integer(trace.offre.rawValue), .integer(Int64(trace.jour.rang)), .text(trace.auteur.identifiant),
                .text(trace.auteur.profil.rawValue), .text(trace.auteur.source.rawValue),
                .integer(Int64(trace.etape.rawValue)),
                .integer(Int64(trace.nombre)),
            ])
    }
}
