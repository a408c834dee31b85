import HTML

/// A field for a password: what is typed can be shown, by script only, and password managers know what it is.
struct ChampMotDePasse: Sendable {
    /// Whether it is for a password that exists (`current-password`) or a new one (`new-password`).
    enum Usage: String { case actuel = "current-password", nouveau = "new-password" }

    static let id = "motDePasse"
    let libelle: String
    let usage: Usage
    var erreur: String?
    /// The identifiers of what describes it beside its error.
    var decrit: String?

    var html: HTML {
        let described = [decrit, erreur == nil ? nil : Self.id + "-erreur"].compactMap(\.self)
        return """
            <div class="fr-input-group\(" fr-input-group--error", when: erreur != nil)">
            <label class="fr-label" for="\(Self.id)">\(libelle)</label>
            <input class="fr-input" id="\(Self.id)" name="\(Self.id)" type="password" autocomplete="\(usage.rawValue)"\
            \(described.isEmpty ? nil : " aria-describedby=\"\(described.joined(separator: " "))\"" as HTML)\
            \(" aria-invalid=\"true\"", when: erreur != nil)>
            \(Champ.erreur(erreur, id: Self.id))
            <button class="fr-btn fr-btn--tertiary fr-btn--sm fr-mt-1w" type="button" hidden data-afficher="\(Self.id)"
            aria-pressed="false">Afficher le mot de passe</button>
            </div>
            """
    }
}
