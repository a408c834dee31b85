import HTML

/// A text field with its label, its hint and its error; the identifier is also the name that is sent.
struct Champ: Sendable {
    let id: String
    let libelle: String
    var aide: String?
    var valeur: String
    var erreur: String?
    /// `inputmode`: `tel`, `email`, `url`, `numeric` or `text`.
    var clavier = "text"
    /// `autocomplete`: `one-time-code`, `off`; `nil` for what the browser thinks best.
    var remplissage: String?
    /// The width in characters, `nil` for the whole line.
    var taille: Int?
    var obligatoire = false

    var html: HTML {
        let described = [aide == nil ? nil : id + "-aide", erreur == nil ? nil : id + "-erreur"].compactMap(\.self)
        return """
            <div class="fr-input-group\(" fr-input-group--error", when: erreur != nil)">
            <label class="fr-label" for="\(id)">\(libelle)\(" *", when: obligatoire)\
            \(aide.map { "<span class=\"fr-hint-text\" id=\"\(id)-aide\">\($0)</span>" as HTML })</label>
            <input class="fr-input" id="\(id)" name="\(id)" value="\(valeur)" type="text" inputmode="\(clavier)"\
            \(remplissage.map { " autocomplete=\"\($0)\"" as HTML })\
            \(taille.map { " size=\"\($0)\"" as HTML })\
            \(described.isEmpty ? nil : " aria-describedby=\"\(described.joined(separator: " "))\"" as HTML)\
            \(" aria-required=\"true\"", when: obligatoire)\(" aria-invalid=\"true\"", when: erreur != nil)>
            \(Self.erreur(erreur, id: id))
            </div>
            """
    }

    /// The message of a field or of a group, tied to it by its identifier.
    static func erreur(_ message: String?, id: String) -> HTML? {
        message.map { "<p class=\"fr-error-text\" id=\"\(id)-erreur\">\($0)</p>" as HTML }
    }
}
