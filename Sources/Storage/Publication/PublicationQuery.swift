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

    /// The page, and one row more when there are more.
    let page: Statement
    /// The total; `nil` when all resources of the type are asked for: a counter has it.
    let count: Statement?

    /// The query of criteria.
    init(_ criteria: PublicationCriteria) {
        let type = criteria.type
        var conditions = Conditions()
        if let ids = criteria.ids { conditions.add(keys: ids.compactMap { type.cle($0).map { .integer($0) } }) }
        for alternatives in criteria.tokens { conditions.add(tokens: alternatives) }
        let isWholeType = conditions.texts.isEmpty

        conditions.add("cle < ", .integer(type.end))
        var total = conditions
        total.add("cle > ", .integer(type.start))
        count =
            isWholeType
            ? nil
            : Statement(
                sql: "SELECT CAST(COUNT(*) AS BIGINT) FROM publication WHERE \(total.text)", values: total.values)

        conditions.add("cle > ", .integer(criteria.after.map { type.cle($0) ?? type.end } ?? type.start))
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
            let groups = Dictionary(grouping: tokens) { [$0.parameter, $0.system] }
            let choices = groups.values.sorted { ($0[0].parameter, $0[0].value) < ($1[0].parameter, $1[0].value) }.map {
                group in
                let parameter = place(.text(group[0].parameter))
                let system = group[0].system.map { " AND systeme = \(place(.text($0)))" } ?? ""
                let list = ValueList.padded(group.map { .text($0.value) })
                let places = ValueList.places(list, from: values.count + 1)
                values += list
                return
                    "SELECT cle FROM publication_token WHERE parametre = \(parameter) AND valeur IN \(places)\(system)"
            }
            texts.append(choices.isEmpty ? "1 = 0" : "cle IN (\(choices.joined(separator: " UNION ALL ")))")
        }
    }
}
