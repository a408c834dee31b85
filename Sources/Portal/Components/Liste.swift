import HTML

/// A list of which one answer is chosen, with its label and its error; the identifier is also the name that is sent.
struct Liste: Sendable {
    let id: String
    let libelle: String
    var aide: String?
    let choix: [(valeur: String, libelle: String)]
    var valeur: String
    var erreur: String?

    var html: HTML {
        let described = [aide == nil ? nil : id + "-aide", erreur == nil ? nil : id + "-erreur"].compactMap(\.self)
        return """
            <div class="fr-select-group\(" fr-select-group--error", when: erreur != nil)">
            <label class="fr-label" for="\(id)">\(libelle)\
            \(aide.map { "<span class=\"fr-hint-text\" id=\"\(id)-aide\">\($0)</span>" as HTML })</label>
            <select class="fr-select" id="\(id)" name="\(id)"\
            \(described.isEmpty ? nil : " aria-describedby=\"\(described.joined(separator: " "))\"" as HTML)\
            \(" aria-invalid=\"true\"", when: erreur != nil)>
            <option value="">Choisissez</option>
            \(choix.html { "<option value=\"\($0.valeur)\"\(" selected", when: $0.valeur == valeur)>\($0.libelle)</option>\n" })\
            </select>\(Champ.erreur(erreur, id: id))</div>
            """
    }
}
