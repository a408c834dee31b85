import Domain
import HTTP

/// Step 3: where and how patients are seen.
enum Etape3Modalites {
    static let page = EtapePage(
        etape: .modalites, titre: "Indiquez vos modalités d’intervention", nom: "Modalités",
        important:
            "Si vous vous rendez à domicile, indiquez les communes concernées\u{A0}: elles permettent de vous trouver "
            + "depuis le lieu de vie du patient.",
        scripts: ["communes.js"], lire: lire, agir: agir, contenu: Etape3ModalitesView.html)

    /// The fields of the form as typed values; communes found and ticked count as chosen.
    @Sendable static func lire(_ form: FormFields, _ saisie: inout Saisie) {
        guard form["etape"] == "modalites" else { return }
        var zone: [CodeCommune] = []
        for code in (form.all("communes") + form.all("ajout-communes")).compactMap({ CodeCommune($0) })
        where !zone.contains(code) {
            zone.append(code)
        }
        saisie.modalites = ModalitesIntervention(
            modalitesAccueil: form.all("modalites.modalitesAccueil"), zoneIntervention: zone)
    }

    @Sendable static func agir(_ action: EtapePage.Action, _ saisie: inout Saisie) -> String {
        switch action.verbe {
        case "retirer-commune": saisie.modalites.zoneIntervention.removeAll { $0.description == action.objet }
        case "retirer-departement":
            saisie.modalites.zoneIntervention.removeAll { $0.departement == action.objet }
        default: break
        }
        return "modalites.zoneIntervention"
    }
}
