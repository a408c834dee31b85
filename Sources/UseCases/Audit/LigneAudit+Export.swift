public import Domain

extension LigneAudit {
    /// The names of the columns of `csv`.
    public static let csvHeader = "numero;date;nature;auteur;objet;detail;empreinte"

    /// The line for a spreadsheet: RFC 4180 with semicolons. A text that a spreadsheet would take for a formula begins with an
    /// apostrophe (OWASP, CSV injection).
    public var csv: String {
        ["\(numero)", date.iso8601, nature, auteur, objet, detail, MaillonAudit.hexadecimal(empreinte)]
            .map(Self.csvField).joined(separator: ";")
    }

    /// The line as a JSON object. `detail` is one already.
    public var json: String {
        let texts = [("nature", nature), ("auteur", auteur), ("objet", objet)]
            .map { "\"\($0.0)\":\(Self.quoted($0.1))" }.joined(separator: ",")
        return """
            {"numero":\(numero),"date":"\(date.iso8601)",\(texts),"detail":\(detail),\
            "empreinte":"\(MaillonAudit.hexadecimal(empreinte))"}
            """
    }

    private static func csvField(_ text: String) -> String {
        let safe = text.first.map { "=+-@\t\r".contains($0) } == true ? "'" + text : text
        guard safe.contains(where: { ";\"\n\r".contains($0) }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    /// A text between quotation marks; the log holds no control character (`FaitAudit.borne`).
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
