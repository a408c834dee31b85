internal import Domain
internal import Tabular

/// A row of a text file of a register: its fields, and how what is wrong with them is told.
struct RegisterRow {
    let fields: TextRow
    /// What the row is of.
    let file: RegisterRows
    var log: DiagnosticLog

    /// The text of the column of a name.
    func text(_ name: String) -> String? { file.header.index(name).flatMap { text($0, name) } }

    /// The text of a field, regular; `nil` when it is empty, absent, or unreadable (a warning `texte-illisible`).
    func text(_ column: Int, _ name: @autoclosure () -> String) -> String? {
        guard !fields.isEmpty(column) else { return nil }
        do throws(InvalidText) {
            let text = file.isLegacy ? fields.legacyText(column) : try fields.text(column)
            return RegisterText.clean(text) { note(.warning, name(), RegisterText.rule, $0, $1) }
        } catch {
            note(.warning, name(), "texte-illisible", nil, "The value is not UTF-8 text and was left out.")
            return nil
        }
    }

    /// Whether the row has as many fields as the header; an error of this rule when it has not.
    func isWhole(rule: String) -> Bool {
        guard fields.count != file.header.count else { return true }
        note(
            .error, nil, rule, String(fields.count),
            "The row has \(fields.count) columns, the header \(file.header.count): the row was refused.")
        return false
    }

    /// Tells a problem of the row, or of one of its columns.
    func note(
        _ severity: Severity, _ column: @autoclosure () -> String?, _ rule: String, _ value: String?, _ message: String
    ) {
        log.add(
            Diagnostic(
                severity, file: file.name, line: fields.line, column: column(), rule: rule, value: value,
                message: message),
            rule: rule, severity: severity)
    }
}

/// What a field of a register becomes in a fiche: the texts of rows and of JSON members all pass here.
enum RegisterText {
    /// The rule of a text that held what no text may hold.
    static let rule = "caractere-interdit"

    /// The text to keep, regular (`TexteRegulier`); `nil` when nothing of it is. `note` is given what is kept and what was taken
    /// out.
    static func clean(_ text: String, note: (_ kept: String, _ message: String) -> Void) -> String? {
        let (kept, removed) = TexteRegulier.registre(text)
        if !removed.isEmpty {
            let codes = removed.prefix(5).map { "U+" + String($0.value, radix: 16, uppercase: true) }
            note(kept, "The value held \(codes.joined(separator: ", ")), which no text may hold: it was taken out.")
        }
        return kept.isEmpty ? nil : kept
    }
}
