import Domain
import SQL
import UseCases

/// What accounts are searched by, written again with each save of one.
extension SQLTransaction: CompteQuestions, DemandeCompteWriter {
    /// Writes what an account is searched by.
    func index(_ compte: Compte) throws {
        let id = SQLValue.integer(compte.id.rawValue)
        for table in ["compte_terme", "compte_cible"] {
            try connection.execute("DELETE FROM \(table) WHERE compte = $1", [id])
        }
        for term in Self.termes(compte) {
            try connection.execute(
                "INSERT INTO compte_terme (terme, compte) VALUES ($1, $2) ON CONFLICT DO NOTHING", [.text(term), id])
        }
        let regions = compte.regions.map { (cible: Perimetre.Cible.region($0).description, profil: "") }
        let rights = compte.habilitations.flatMap { right in
            right.perimetre.cibles.map { (cible: $0.description, profil: right.profil.rawValue) }
        }
        for row in Set((regions + rights).map { [$0.cible, $0.profil] }) {
            try connection.execute(
                "INSERT INTO compte_cible (cible, profil, compte) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                [.text(row[0]), .text(row[1]), id])
        }
    }

    /// The name from each of its words on, the e-mail, the RPPS number.
    private static func termes(_ compte: Compte) -> Set<String> {
        let words = NomNormalise.forme([compte.nom, compte.prenom].compactMap(\.self).joined(separator: " "))
            .split(separator: " ")
        let names = words.indices.map { words[$0...].joined(separator: " ") }
        let numbers = compte.habilitations.compactMap { right -> String? in
            guard case .professionnel(let person) = right.perimetre else { return nil }
            return person.numRPPS?.description
        }
        return Set(names + numbers + [compte.courriel?.lowercased()].compactMap(\.self))
    }

    func comptes(_ recherche: RechercheComptes) throws -> [Versioned<Compte>] {
        if recherche.cibles?.isEmpty == true { return [] }
        let (sql, values) = Self.comptes(recherche)
        return try seen().rows(sql, values, AggregateRepository<Compte>.read)
    }

    /// The SQL of a search, and its values.
    static func comptes(_ recherche: RechercheComptes) -> (sql: String, values: [SQLValue]) {
        var values: [SQLValue] = [.integer(recherche.avant?.rawValue ?? .max), .integer(Int64(recherche.limit))]
        func place(_ value: SQLValue) -> String {
            values.append(value)
            return "$\(values.count)"
        }
        var conditions = ["compte.id < $1"]
        let prefix =
            recherche.debut.contains("@") ? recherche.debut.lowercased() : NomNormalise.forme(recherche.debut)
        if !prefix.isEmpty {
            conditions.append(
                """
                compte.id IN (SELECT compte FROM compte_terme
                    WHERE terme >= \(place(.text(prefix))) AND terme < \(place(.text(prefix + "~"))))
                """)
        }
        if let cibles = recherche.cibles {
            let list = cibles.map { place(.text($0.description)) }.joined(separator: ", ")
            conditions.append("compte.id IN (SELECT compte FROM compte_cible WHERE cible IN (\(list)))")
        }
        let condition = conditions.joined(separator: " AND ") + " ORDER BY compte.id DESC LIMIT $2"
        return (AggregateRepository<Compte>.selection(where: condition), values)
    }

    func comptes(_ profil: Profil, sur cible: Perimetre.Cible) throws -> [Versioned<Compte>] {
        let values: [SQLValue] = [.text(cible.description), .text(profil.rawValue)]
        return try seen().rows(Self.comptesSurCible, values, AggregateRepository<Compte>.read)
    }

    static let comptesSurCible = AggregateRepository<Compte>.selection(
        where: """
            compte.id IN (SELECT compte FROM compte_cible WHERE cible = $1 AND profil = $2) ORDER BY compte.id LIMIT 1000
            """)

    func demandesEnAttente(
        regions: [String]?, apres: Identifiant?, limit: Int
    ) throws -> [Versioned<DemandeCompte>] {
        if regions?.isEmpty == true { return [] }
        let (sql, values) = Self.demandes(regions: regions, apres: apres, limit: limit)
        return try seen().rows(sql, values, AggregateRepository<DemandeCompte>.read)
    }

    /// The SQL of the queue, and its values.
    static func demandes(
        regions: [String]?, apres: Identifiant?, limit: Int
    ) -> (sql: String, values: [SQLValue]) {
        let bounds: [SQLValue] = [.integer(apres?.rawValue ?? 0), .integer(Int64(limit))]
        let places = (regions ?? []).indices.map { "$\($0 + 3)" }.joined(separator: ", ")
        let condition = regions == nil ? "" : " AND region IN (\(places))"
        let sql = AggregateRepository<DemandeCompte>.selection(
            where: "est_en_attente = 1\(condition) AND id > $1 ORDER BY id LIMIT $2")
        return (sql, bounds + (regions ?? []).map { .text($0) })
    }

    func nombreDemandes(courriel: String, depuis: Instant) throws -> (enAttente: Int, toutes: Int) {
        let values: [SQLValue] = [.text(courriel.lowercased()), .integer(depuis.milliseconds)]
        return try seen().first(Self.nombreDemandes, values) {
            (enAttente: Int(try $0.integer(0)), toutes: Int(try $0.integer(1)))
        } ?? (0, 0)
    }

    static let nombreDemandes = """
        SELECT CAST((SELECT COUNT(*) FROM demande_compte WHERE courriel = $1 AND est_en_attente = 1) AS BIGINT),
            CAST((SELECT COUNT(*) FROM demande_compte WHERE date >= $2) AS BIGINT)
        """

    func deleteDemandes(deposeesAvant: Instant) throws -> Int {
        try connection.execute(
            "DELETE FROM demande_compte WHERE date < $1", [.integer(deposeesAvant.milliseconds)])
    }
}
