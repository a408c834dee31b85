import HTML

/// The summary on top of a refused form: what is to be corrected, with a link to each field.
enum ErrorSummary {
    static func html(_ errors: [(champ: String, message: String)]) -> HTML {
        guard !errors.isEmpty else { return HTML() }
        let count = errors.count == 1 ? "1 champ est à corriger" : "\(errors.count) champs sont à corriger"
        return """
            <div class="fr-alert fr-alert--error fr-mb-4w" id="erreurs" role="alert" tabindex="-1" autofocus>
            <h2 class="fr-alert__title">Erreur\u{A0}: \(count)</h2>
            <ul>\(errors.html { "<li><a href=\"#\($0.champ)\">\($0.message)</a></li>" })</ul></div>
            """
    }
}
