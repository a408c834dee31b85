import HTML

/// Read-only data: a term and its value per row.
enum DefinitionList {
    static func html(_ rows: [(String, String)]) -> HTML {
        """
        <dl class="ror-dl">
        \(rows.html { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>\n" })</dl>
        """
    }
}
