import HTML

/// Checkboxes and radios of one field.
enum Choix {
    /// A checkbox with its label.
    static func caseACocher(_ nom: String, _ valeur: String, _ libelle: String, cochee: Bool, id: String? = nil) -> HTML
    {
        let id = id ?? "\(nom)-\(valeur)"
        return """
            <div class="fr-fieldset__element"><div class="fr-checkbox-group">
            <input type="checkbox" id="\(id)" name="\(nom)" value="\(valeur)"\(" checked", when: cochee)>
            <label class="fr-label" for="\(id)">\(libelle)</label></div></div>
            """
    }

    /// A radio button with its label.
    static func radio(_ nom: String, _ valeur: String, _ libelle: String, choisi: Bool) -> HTML {
        let id = "\(nom)-\(valeur.isEmpty ? "non" : valeur)"
        return """
            <div class="fr-fieldset__element"><div class="fr-radio-group">
            <input type="radio" id="\(id)" name="\(nom)" value="\(valeur)"\(" checked", when: choisi)>
            <label class="fr-label" for="\(id)">\(libelle)</label></div></div>
            """
    }

    /// A group of fields with its legend and its error. `id` is the attribute that the error is about.
    static func groupe(_ id: String, _ legende: String, erreur: String? = nil, _ contenu: HTML) -> HTML {
        """
        <fieldset class="fr-fieldset\(" fr-fieldset--error", when: erreur != nil)" id="\(id)" tabindex="-1"
        aria-labelledby="\(id)-legende\(" \(id)-erreur", when: erreur != nil)">
        <legend class="fr-fieldset__legend" id="\(id)-legende">\(legende)</legend>
        \(contenu)
        \(erreur.map { "<div class=\"fr-fieldset__element\">\(Champ.erreur($0, id: id))</div>" as HTML })
        </fieldset>
        """
    }

    /// Chosen items, each with its button to remove it; each is sent again under `nom`, or all in one field with a separator.
    static func choisis(
        _ nom: String, _ items: [(valeur: String, libelle: String)], retirer: String, separateur: Character? = nil
    ) -> HTML {
        guard !items.isEmpty else { return HTML() }
        let sent = { (value: String) -> HTML in "<input type=\"hidden\" name=\"\(nom)\" value=\"\(value)\">" }
        let all = separateur.map { sent(items.map(\.valeur).joined(separator: String($0))) }
        return """
            \(all)<ul class="ror-choisis" data-choisis="\(nom)">
            \(items.html { item in """
                <li><span>\(item.libelle)</span>\(all == nil ? sent(item.valeur) : nil)\
                <button class="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" type="submit" name="action"
                value="\(retirer):\(item.valeur)">Retirer<span class="fr-sr-only"> \(item.libelle)</span></button></li>
                """ })
            </ul>
            """
    }
}
