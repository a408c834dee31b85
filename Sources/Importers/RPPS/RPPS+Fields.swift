internal import Domain
internal import Tabular

extension RPPS {
    /// The fields of the current row, with a diagnostic for each one that is wrong.
    struct Fields {
        /// What is the same for all the rows of a file.
        final class Fichier: Sendable {
            let nom: String
            let layout: Layout
            let lecture: Lecture

            init(_ nom: String, _ layout: Layout, _ lecture: Lecture) {
                self.nom = nom
                self.layout = layout
                self.lecture = lecture
            }
        }

        let row: TextRow
        let fichier: Fichier
        let log: DiagnosticLog

        /// Where the columns are.
        var layout: Layout { fichier.layout }
        /// What the reading depends on.
        var lecture: Lecture { fichier.lecture }
        /// The communes that former codes and names are resolved by.
        var communes: CommunesActuelles { lecture.communes }

        /// The text of a field; `nil` when it is empty, or unreadable (a warning `texte-illisible`).
        func optional(_ column: Column) -> String? {
            let position = layout[column]
            guard !row.isEmpty(position) else { return nil }
            do throws(InvalidText) {
                let text = try row.text(position)
                return text.isEmpty ? nil : text
            } catch {
                let reason = error == .notUTF8 ? "is not UTF-8 text" : "holds a control character"
                note(.warning, column, "texte-illisible", nil, "The value \(reason) and was left out.")
                return nil
            }
        }

        /// The text of a field that a row must have; `nil` after an error of this rule.
        func mandatory(_ column: Column, rule: String) -> String? {
            if let text = optional(column) { return text }
            note(.error, column, rule, nil, "A mandatory value is missing: the row was refused.")
            return nil
        }

        /// An identifier with a key; `nil` when it is empty, or wrong (a warning of this rule).
        func identifier<Value: IdentifiantOfficiel>(_ column: Column, rule: String) -> Value? {
            guard let text = optional(column) else { return nil }
            if let value = Value(text) { return value }
            note(.warning, column, rule, text, "The identifier has a wrong length or key and was left out.")
            return nil
        }

        /// Adds a diagnostic on a column of the row.
        func note(_ severity: Severity, _ column: Column?, _ rule: String, _ value: String?, _ message: String) {
            log.add(
                Diagnostic(
                    severity, file: fichier.nom, line: row.line, column: column?.name, rule: rule, value: value,
                    message: message),
                rule: rule, severity: severity)
        }
    }
}
