import Domain
import HTML
import UseCases

/// One step of the wizard: its words, how its form is read, what its buttons do, what it shows.
struct EtapePage: Sendable {
    /// Which step.
    let etape: Etape
    /// The title of the page.
    let titre: String
    /// The name in the list of steps.
    let nom: String
    /// « Important à savoir », two sentences at most.
    let important: String
    /// The modules of `Assets` of the page.
    var scripts: [String] = []
    /// The values typed in the form, in the part of the step, `nil` when the form is not of the step; nothing is refused here.
    var read: @Sendable (FormulaireRecu) -> Saisie? = { _ in nil }
    /// Does what a button of the page asks (`retirer-contact:patients.0`), beside the buttons that every step has; answers the
    /// identifier of the part where the page opens again.
    var act: @Sendable (Action, inout Saisie) -> String = { _, _ in "" }
    /// Puts into the values of the form what a button of the page asks to look up (the communes of a department).
    var prepare: @Sendable (inout Saisie, Action, RechercherCommunes) throws -> Void = { _, _, _ in }
    /// The communes that the page shows, of the typed values and of what is searched.
    var communes: @Sendable (Saisie, FormulaireRecu, RechercherCommunes) throws -> CommunesModel = { _, _, _ in
        CommunesModel()
    }
    /// What the recap tells of the step: labels and values.
    var lignes: @Sendable (EtapeModel) -> [(String, String)] = { _ in [] }
    /// The content of the form.
    let contenu: @Sendable (EtapeModel) -> HTML

    /// What a button asks: a verb, and what it is about.
    struct Action: Sendable {
        let verbe: String
        let objet: String

        /// The action of the value of a button: `verbe` or `verbe:objet`.
        init(_ text: String) {
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            verbe = String(parts.first ?? "")
            objet = parts.count > 1 ? String(parts[1]) : ""
        }
    }
}
