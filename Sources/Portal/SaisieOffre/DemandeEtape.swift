import Domain
import HTTP
import UseCases

/// A request about one step of one offer.
struct DemandeEtape: Sendable {
    /// The step.
    let step: EtapePage
    /// The offer.
    let offre: Identifiant
    /// The posted form, empty for a GET.
    let form: FormulaireRecu
    /// The values typed in the step, read before anything is loaded; `nil` when the form holds none.
    var saisie: Saisie?
    /// The request.
    let context: PortalContext

    /// Throws `UseCaseError.introuvable` when the address names no step, or no offer.
    init(_ parameters: PathParameters, _ context: PortalContext) throws {
        guard let etape = Etape(slug: parameters["etape"]) else { throw UseCaseError(.introuvable, "no such step") }
        step = SaisieOffre.page(etape)
        offre = try Portal.id(parameters)
        form = context.form
        saisie = step.read(form)
        self.context = context
    }

    /// The version that the form was made from; the oldest when the form does not tell.
    var version: Int64 { form["version"].flatMap { Int64($0) } ?? 0 }

    /// Puts the values of the form in place of those of the step.
    func take(_ typed: inout Saisie) {
        if let saisie { typed.take(step.etape, de: saisie) }
    }
}
