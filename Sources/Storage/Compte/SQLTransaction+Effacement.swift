import Domain
import SQL
import UseCases

/// What is forgotten of a person.
extension SQLTransaction: EffacementWriter {
    func eraseFormerVersions<Aggregate: StoredAggregate>(of _: Aggregate.Type, _ id: Identifiant) throws -> Int {
        let sql = """
            UPDATE revision SET document = NULL WHERE agregat = $1 AND id = $2 AND document IS NOT NULL
            AND version < (SELECT version FROM \(Aggregate.kind) WHERE id = $2)
            """
        return try seen().execute(sql, [.text(Aggregate.kind), .integer(id.rawValue)])
    }

    func replaceAuteur(_ former: String, by auteur: String) throws {
        for table in ["revision", "trace_brouillon"] {
            try seen().execute("UPDATE \(table) SET auteur = $2 WHERE auteur = $1", [.text(former), .text(auteur)])
        }
    }

    func forget(compte: Identifiant, courriels: [String]) throws -> Int {
        for courriel in courriels {
            try connection.execute("DELETE FROM courrier WHERE destinataire = $1", [.text(courriel)])
            try connection.execute("DELETE FROM demande_compte WHERE courriel = $1", [.text(courriel.lowercased())])
        }
        try connection.execute("DELETE FROM lien_unique WHERE compte = $1", [.integer(compte.rawValue)])
        return try connection.execute("DELETE FROM session_portail WHERE compte = $1", [.integer(compte.rawValue)])
    }
}
