import Domain
import UseCases

/// What a step shows: the offer, the values typed so far, what is to be corrected.
struct EtapeModel: Sendable {
    /// The offer, what it refers to, and its draft.
    let offre: OffreEnSaisie
    /// The version that the form carries: of the draft, or of the offer and its draft for the recap.
    let version: Int64
    /// The values shown, typed or proposed.
    let saisie: Saisie
    /// What is to be corrected, in the order of the page.
    let erreurs: [ValidationIssue]
    /// The query of the page: what is searched in a list.
    let recherche: FormulaireRecu
    /// The communes chosen and found, for the steps that show them.
    let communes: CommunesModel
    /// What was changed elsewhere meanwhile, `nil` when nothing was.
    var conflit: ConflitModel?

    /// The message of an attribute, `nil` when it is right.
    func message(_ attribut: String) -> String? {
        erreurs.first { $0.attribut == attribut }.map { SaisieOffreTexts.message($0) }
    }
}
