internal import Domain
internal import Tabular

extension RPPS {
    /// The fields of a row by their columns, with a diagnostic for each one that is wrong.
    struct Fields {
        var row: RegisterRow
        let table: Table

        /// Whether a field is empty or absent, told from its bytes.
        func isEmpty(_ column: Column) -> Bool { row.fields.isEmpty(table[column]) }

        /// Whether a field is exactly this text, told from its bytes.
        func equals(_ column: Column, _ text: StaticString) -> Bool { row.fields.equals(table[column], text) }

        /// The text of a field; `nil` when it is empty, or unreadable (a warning).
        func text(_ column: Column) -> String? { row.text(table[column], column.name) }

        /// The text of a field that a row must have; `nil` after an error of this rule.
        func mandatory(_ column: Column, rule: String) -> String? {
            if let text = text(column) { return text }
            note(.error, column, rule, nil, "A mandatory value is missing: the row was refused.")
            return nil
        }

        /// The text of a field that rows are told apart by: as its bytes have it, `nil` when it had to be made regular.
        func written(_ column: Column) -> String? {
            guard let regular = text(column), let raw = try? row.fields.text(table[column]) else { return nil }
            return raw.utf8.elementsEqual(regular.utf8) ? raw : nil
        }

        /// An identifier with a key; `nil` when it is empty, or wrong (a warning of this rule).
        func identifier<Value: IdentifiantOfficiel>(_ column: Column, rule: String) -> Value? {
            guard let text = text(column) else { return nil }
            if let value = written(column).flatMap({ Value($0) }) { return value }
            note(.warning, column, rule, text, "The identifier has a wrong length or key and was left out.")
            return nil
        }

        /// Tells a problem of a column of the row.
        func note(_ severity: Severity, _ column: Column, _ rule: String, _ value: String?, _ message: String) {
            row.note(severity, column.name, rule, value, message)
        }
    }
}
