import Domain
import HTML

enum Etape5HorairesView {
    @Sendable static func html(_ model: EtapeModel) -> HTML {
        """
        <input type="hidden" name="etape" value="horaires">
        <div id="horaires" tabindex="-1">\(Champ.erreur(model.message("horaires"), id: "horaires"))</div>
        \(TypeHoraire.allCases.html { type in
            type == .surRendezVous ? section(type, model) : fold(type, model)
        })
        """
    }

    private static func section(_ type: TypeHoraire, _ model: EtapeModel) -> HTML {
        "<section aria-labelledby=\"titre-\(type.rawValue)\"><h2 class=\"fr-h3\" id=\"titre-\(type.rawValue)\">"
            + "\(HorairesTexts.nom(type))</h2>\(grid(type, model))</section>"
    }

    private static func fold(_ type: TypeHoraire, _ model: EtapeModel) -> HTML {
        let open = !model.saisie.horaires[type].estVide
        return """
            <details class="fr-accordion"\(" open", when: open)>
            <summary class="fr-accordion__btn">\(HorairesTexts.nom(type))</summary>
            <div class="fr-py-2w">\(grid(type, model))</div></details>
            """
    }

    private static func grid(_ type: TypeHoraire, _ model: EtapeModel) -> HTML {
        let code = type.rawValue
        let week = model.saisie.horaires[type]
        return """
            <ul class="fr-btns-group fr-btns-group--inline fr-btns-group--sm" data-horaires-outils="\(code)">
            <li><button class="fr-btn fr-btn--secondary" type="submit" name="action" value="copier-lundi:\(code)">\
            Copier le lundi du mardi au vendredi</button></li>
            <li><button class="fr-btn fr-btn--tertiary" type="submit" name="action" value="modele:\(code)">\
            Du lundi au vendredi, 9:00–12:00 et 14:00–18:00</button></li></ul>
            <table class="ror-horaires" role="table" id="horaires.\(code)">
            <caption>Semaine type, \(HorairesTexts.nom(type).lowercased())</caption>
            <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Jour</th>
            <th scope="col" role="columnheader">Matin</th><th scope="col" role="columnheader">Après-midi</th>
            <th scope="col" role="columnheader">Autre créneau</th></tr></thead>
            <tbody role="rowgroup">\(HorairesTexts.jours.enumerated().html { row($0 + 1, $1, week.jours[$0], code, model) })</tbody>
            </table>
            \(phrases(week))
            """
    }

    private static func row(
        _ day: Int, _ name: String, _ slots: [PlageHoraire], _ code: String, _ model: EtapeModel
    ) -> HTML {
        let shown = columns(slots)
        let place = "horaires.\(code).\(day)"
        let issues = model.erreurs.filter { $0.attribut == place || $0.attribut.hasPrefix(place + ".") }
        return """
            <tr role="row" id="\(place)"><th scope="row" role="rowheader">\(name.prefix(1).uppercased() + name.dropFirst())</th>
            \(shown.enumerated().html { cell("\(place).\($0)", name, rank: $0, $1, model) })
            <td class="ror-horaires-actions" role="cell">\
            \(shown.count < SemaineType.plagesParJour ? add(code, day, name) : nil)</td>
            \(issues.isEmpty ? nil : """
                <td role="cell" class="ror-horaires-erreur">\(issues.html {
                    Champ.erreur(SaisieOffreTexts.message($0), id: $0.attribut) ?? HTML()
                })</td>
                """ as HTML)</tr>
            """
    }

    private static func add(_ code: String, _ day: Int, _ name: String) -> HTML {
        """
        <button class="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" type="submit" name="action"
        value="ajouter-creneau:\(code).\(day)">Ajouter<span class="fr-sr-only"> un créneau le \(name)</span></button>
        """
    }

    /// At least two slots per day; a lone slot of the afternoon stands in the second column.
    private static func columns(_ slots: [PlageHoraire]) -> [PlageHoraire] {
        let empty = PlageHoraire(debut: "", fin: "")
        if slots.count == 1, let start = HeureDuJour.normalise(slots[0].debut), start >= "12:00" {
            return [empty, slots[0]]
        }
        return slots + Array(repeating: empty, count: max(0, 2 - slots.count))
    }

    private static func cell(
        _ place: String, _ day: String, rank: Int, _ slot: PlageHoraire, _ model: EtapeModel
    ) -> HTML {
        let name = rank == 0 ? "du matin" : rank == 1 ? "de l’après-midi" : "du créneau \(rank + 1)"
        return """
            <td class="ror-horaires-creneau" role="cell">\
            \(input(place + ".debut", "\(day), début \(name)", slot.debut, model))<span aria-hidden="true">–</span>\
            \(input(place + ".fin", "\(day), fin \(name)", slot.fin, model))</td>
            """
    }

    private static func input(_ id: String, _ label: String, _ value: String, _ model: EtapeModel) -> HTML {
        let wrong = model.message(id) != nil
        return """
            <label class="fr-sr-only" for="\(id)">\(label)</label><input class="fr-input" id="\(id)" name="\(id)" value="\(value)"
            type="text" inputmode="numeric" size="5" autocomplete="off"\
            \(wrong ? " aria-invalid=\"true\" aria-describedby=\"\(id)-erreur\"" as HTML : nil)>
            """
    }

    private static func phrases(_ week: SemaineType) -> HTML {
        let texts = HorairesTexts.phrases(week)
        return
            "<p class=\"fr-text--sm\">\(texts.isEmpty ? "Aucun horaire pour le moment." : texts.joined(separator: " "))</p>"
    }
}
