import Domain
import HTTP

/// The fields of a posted form or of a query, as pages read them: every value is made regular here, once (`TexteRegulier`).
struct FormulaireRecu: Sendable {
    private let fields: FormFields

    init(_ fields: FormFields = FormFields()) {
        self.fields = fields
    }

    /// The first value of a field on one line, `nil` when the field was not sent.
    subscript(name: String) -> String? {
        fields[name].map { TexteRegulier.ligne($0) }
    }

    /// A password as it was typed, blanks included, empty when it was not sent: `MotDePasse` makes it regular.
    func secret(_ name: String) -> String { fields[name] ?? "" }

    /// The first value of a field with its line feeds, empty when the field was not sent.
    func texteLong(_ name: String) -> String {
        fields[name].map { TexteRegulier.lignes($0) } ?? ""
    }

    /// Every value of some fields, once each, in order.
    func choix(_ names: String...) -> [String] {
        var seen: Set<String> = []
        return names.flatMap(fields.all).map { TexteRegulier.ligne($0) }.filter { seen.insert($0).inserted }
    }

    /// The words of a field of search: the first ones, empty when it was not sent.
    func recherche(_ name: String) -> String {
        String((self[name] ?? "").prefix(100))
    }
}
