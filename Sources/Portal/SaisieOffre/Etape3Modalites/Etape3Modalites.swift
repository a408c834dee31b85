import Domain
import UseCases

/// Step 3: where and how patients are seen.
enum Etape3Modalites {
    static let page = EtapePage(
        etape: .modalites, titre: "Indiquez vos modalités d’intervention", nom: "Modalités",
        important:
            "Si vous vous rendez à domicile, indiquez les communes concernées\u{A0}: elles permettent de vous trouver "
            + "depuis le lieu de vie du patient.",
        scripts: ["communes.js"], read: read, act: act, prepare: prepare, communes: communes, lignes: lignes,
        contenu: Etape3ModalitesView.html)

    /// The fields of the form as typed values; communes found and ticked count as chosen.
    @Sendable static func read(_ form: FormulaireRecu) -> Saisie? {
        guard form["etape"] == "modalites" else { return nil }
        var modalites = ModalitesIntervention(modalitesAccueil: form.choix("modalites.modalitesAccueil"))
        let chosen = form.choix("communes", "ajout-communes").flatMap { $0.split(separator: separateur) }
        modalites.add(chosen.compactMap { CodeCommune(String($0)) })
        return Saisie(modalites: modalites)
    }

    /// Between the codes of one field: a zone of a thousand communes is a few fields.
    static let separateur: Character = "."

    @Sendable static func act(_ action: EtapePage.Action, _ saisie: inout Saisie) -> String {
        switch action.verbe {
        case "retirer-commune": saisie.modalites.zoneIntervention.removeAll { $0.description == action.objet }
        case "retirer-departement":
            saisie.modalites.zoneIntervention.removeAll { $0.departement == action.objet }
        default: break
        }
        return "modalites.zoneIntervention"
    }

    /// « Tout ajouter »: the communes of a department count as ticked.
    @Sendable static func prepare(
        _ saisie: inout Saisie, _ action: EtapePage.Action, _ rechercher: RechercherCommunes
    ) throws {
        guard action.verbe == "ajouter-departement" else { return }
        saisie.modalites.add(try rechercher.communes(departement: action.objet).map(\.code))
    }

    /// The chosen communes, those found by the text that is searched, those of the department looked at.
    @Sendable static func communes(
        _ saisie: Saisie, _ recherche: FormulaireRecu, _ rechercher: RechercherCommunes
    ) throws -> CommunesModel {
        var model = CommunesModel(choisies: try rechercher.communes(saisie.modalites.zoneIntervention))
        let (text, code) = (recherche.recherche("commune"), recherche.recherche("departement"))
        if !text.isEmpty { model.trouvees = try rechercher(text) }
        if !code.isEmpty { model.duDepartement = try rechercher.communes(departement: code) }
        return model
    }

    /// What the recap tells of the step.
    @Sendable static func lignes(_ model: EtapeModel) -> [(String, String)] {
        let (typed, communes) = (model.saisie.modalites, model.communes.choisies)
        let ways = [("Consultations", Nomenclature.modaliteAccueil.libelles(typed.modalitesAccueil))]
        guard typed.visitesADomicile else { return ways }
        let names = communes.prefix(20).map(\.nom).joined(separator: ", ")
        let more = communes.count > 20 ? " et \(communes.count - 20) autres" : ""
        return ways + [("Communes d’intervention (\(communes.count))", names + more)]
    }
}
