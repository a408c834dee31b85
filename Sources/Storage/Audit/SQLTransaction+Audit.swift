import Domain
import SQL
import UseCases

/// The audit log, read with filters. Each search walks an index in the order of dates, and stops at its limit.
extension SQLTransaction: AuditQuestions {
    /// A place in the order of the answers.
    struct PlaceAudit {
        let date: Int64
        let numero: Int64
    }

    func lignesAudit(_ critere: CritereAudit, before: Int64?, limit: Int) throws -> [LigneAudit] {
        var place: PlaceAudit?
        if let before {
            place = try self.place(before)
            if place == nil { return [] }
        }
        var seen: Set<Int64> = []
        let all = try searches(critere).flatMap { try lines($0, after: place, limit: limit) }
            .filter { seen.insert($0.numero).inserted }
        return Array(all.sorted { ($0.date, $0.numero) > ($1.date, $1.numero) }.prefix(limit))
    }

    /// The searches, without account, whose lines together are those of an account: as author, as object, under each name.
    private func searches(_ critere: CritereAudit) throws -> [CritereAudit] {
        guard let compte = critere.compte else { return [critere] }
        let person = try find(Compte.self, compte).map { Acteur($0.value).description }
        let names = Set([FaitAudit.objet(compte: compte), person].compactMap(\.self)).sorted()
        return names.flatMap { name in
            [\CritereAudit.auteur, \.objet].compactMap { part in
                var one = critere
                guard one[keyPath: part] == nil || one[keyPath: part] == name else { return nil }
                one[keyPath: part] = name
                return one
            }
        }
    }

    /// Where a line stands; `nil` when there is none of this number.
    private func place(_ numero: Int64) throws -> PlaceAudit? {
        try connection.first("SELECT date FROM audit WHERE numero = $1", [.integer(numero)]) {
            PlaceAudit(date: try $0.integer(0), numero: numero)
        }
    }

    private func lines(_ critere: CritereAudit, after place: PlaceAudit?, limit: Int) throws -> [LigneAudit] {
        let (sql, values) = Self.search(critere, after: place, limit: limit)
        return try connection.rows(sql, values, AuditRepository.read)
    }

    /// The statement of a search without account, and its values.
    static func search(
        _ critere: CritereAudit, after place: PlaceAudit?, limit: Int
    ) -> (sql: String, values: [SQLValue]) {
        var values: [SQLValue] = []
        var conditions: [String] = []
        func add(_ condition: String, _ value: SQLValue?) {
            guard let value else { return }
            values.append(value)
            conditions.append("\(condition) $\(values.count)")
        }
        add("nature =", critere.nature.map(SQLValue.text))
        add("auteur =", critere.auteur.map(SQLValue.text))
        add("objet =", critere.objet.map(SQLValue.text))
        add("date >=", critere.depuis.map { .integer($0.milliseconds) })
        add("date <", critere.avant.map { .integer($0.milliseconds) })
        if let place {
            values += [.integer(place.date), .integer(place.numero)]
            conditions.append("(date, numero) < ($\(values.count - 1), $\(values.count))")
        }
        values.append(.integer(Int64(limit)))
        let condition = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND ")) "
        let sql = """
            SELECT \(AuditRepository.selection) FROM audit \(condition)ORDER BY date DESC, numero DESC LIMIT $\(values.count)
            """
        return (sql, values)
    }
}
