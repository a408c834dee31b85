import Domain
import SQL
import UseCases

/// The history of the imports.
extension SQLTransaction: ExecutionImportQuestions, ExecutionImportWriter {
    func executionsImport(source: String?, limit: Int) throws -> [ExecutionImport] {
        let columns = "id, source, fichier, edition, date_debut, date_fin, etat, motif, rapport"
        let filter = source == nil ? "" : "WHERE source = $2 "
        let sql = "SELECT \(columns) FROM execution_import \(filter)ORDER BY id DESC LIMIT $1"
        let values = [SQLValue.integer(Int64(limit))] + (source.map { [SQLValue.text($0)] } ?? [])
        return try connection.rows(sql, values, Self.execution)
    }

    func replace(_ run: ExecutionImport) throws {
        let sql = """
            INSERT INTO execution_import (id, source, fichier, edition, date_debut, date_fin, etat, motif, rapport)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (id) DO UPDATE SET date_fin = excluded.date_fin, etat = excluded.etat, motif = excluded.motif,
                rapport = excluded.rapport
            """
        try connection.execute(
            sql,
            [
                .integer(run.id.rawValue), .text(run.source), .text(run.fichier), SQLValue(run.edition),
                .integer(run.dateDebut.milliseconds), SQLValue(run.dateFin?.milliseconds), .text(run.etat.rawValue),
                SQLValue(run.motif), SQLValue(run.rapport),
            ])
    }

    private static func execution(_ row: any SQLRow) throws -> ExecutionImport {
        var run = ExecutionImport(
            id: Identifiant(rawValue: try row.integer(0)), source: try row.text(1), fichier: try row.text(2),
            edition: try row.optionalText(3), dateDebut: Instant(milliseconds: try row.integer(4)))
        run.dateFin = try row.optionalInteger(5).map(Instant.init(milliseconds:))
        run.etat = ExecutionImport.Etat(rawValue: try row.text(6)) ?? .refusee
        run.motif = try row.optionalText(7)
        run.rapport = try row.optionalText(8)
        return run
    }
}
