import Domain
import SQL
import UseCases

/// The SQL of a search of publications.
struct PublicationQuery {
    /// A text and its values.
    struct Statement {
        var sql: String
        var values: [SQLValue]
    }

    /// What is searched.
    let type: ResourceType
    /// The page, and one row more when there are more.
    let page: Statement
    /// The total; `nil` when all resources of the type are asked for: a counter has it.
    let count: Statement?

    /// The query of criteria, `nil` when nothing of this type is ever published.
    init?(_ criteria: PublicationCriteria) {
        guard let type = ResourceType(name: criteria.type) else { return nil }
        self.type = type
        var conditions = Conditions()
        if let ids = criteria.ids { conditions.add(keys: ids.map { .integer(type.cle($0)) }) }
        for alternatives in criteria.tokens { conditions.add(tokens: alternatives) }
        let isWholeType = conditions.texts.isEmpty

        conditions.add("cle < ", .integer(type.end))
        var total = conditions
        total.add("cle > ", .integer(type.cle(.init(rawValue: 0))))
        count =
            isWholeType
            ? nil
            : Statement(
                sql: "SELECT CAST(COUNT(*) AS BIGINT) FROM publication WHERE \(total.text)", values: total.values)

        conditions.add("cle > ", .integer(type.cle(criteria.after ?? .init(rawValue: 0))))
        let limit = conditions.place(.integer(Int64(criteria.limit) + 1))
        page = Statement(
            sql: """
                SELECT cle, version, date_mise_jour, contenu FROM publication
                WHERE \(conditions.text) ORDER BY cle LIMIT \(limit)
                """,
            values: conditions.values)
    }

    private struct Conditions {
        var texts: [String] = []
        var values: [SQLValue] = []

        var text: String { (texts + ["contenu IS NOT NULL"]).joined(separator: " AND ") }

        /// The placeholder of a value.
        mutating func place(_ value: SQLValue) -> String {
            values.append(value)
            return "$\(values.count)"
        }

        mutating func add(_ text: String, _ value: SQLValue) {
            texts.append(text + place(value))
        }

        mutating func add(keys: [SQLValue]) {
            let padded = ValueList.padded(keys)
            texts.append(padded.isEmpty ? "1 = 0" : "cle IN \(ValueList.places(padded, from: values.count + 1))")
            values += padded
        }

        mutating func add(tokens: [(parameter: String, system: String?, value: String)]) {
            let choices = tokens.map { token in
                let system = token.system.map { " AND systeme = \(place(.text($0)))" } ?? ""
                let wanted = "parametre = \(place(.text(token.parameter))) AND valeur = \(place(.text(token.value)))"
                return "SELECT cle FROM publication_token WHERE \(wanted)\(system)"
            }
            texts.append(choices.isEmpty ? "1 = 0" : "cle IN (\(choices.joined(separator: " UNION ALL ")))")
        }
    }
}
