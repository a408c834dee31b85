import Domain
import HTTP
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
    @Sendable static func read(_ form: FormFields, _ saisie: inout Saisie) {
        guard form["etape"] == "modalites" else { return }
        var zone: [CodeCommune] = []
        for code in (form.all("communes") + form.all("ajout-communes")).compactMap({ CodeCommune($0) })
        where !zone.contains(code) {
            zone.append(code)
        }
        saisie.modalites = ModalitesIntervention(
            modalitesAccueil: form.all("modalites.modalitesAccueil"), zoneIntervention: zone)
    }

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
        _ form: inout FormFields, _ action: EtapePage.Action, _ rechercher: RechercherCommunes
    ) throws {
        guard action.verbe == "ajouter-departement" else { return }
        let found = try rechercher.communes(departement: action.objet)
        form = FormFields(form.pairs + found.map { (name: "ajout-communes", value: $0.code.description) })
    }

    /// The chosen communes, those found by the text that is searched, those of the department looked at.
    @Sendable static func communes(
        _ saisie: Saisie, _ recherche: FormFields, _ rechercher: RechercherCommunes
    ) throws -> CommunesModel {
        var model = CommunesModel(choisies: try rechercher.communes(saisie.modalites.zoneIntervention))
        if let text = recherche["commune"], !text.isEmpty { model.trouvees = try rechercher(text) }
        if let code = recherche["departement"], !code.isEmpty {
            model.duDepartement = try rechercher.communes(departement: code)
        }
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
