import Domain

/// Step 5: the hours of an ordinary week.
enum Etape5Horaires {
    static let page = EtapePage(
        etape: .horaires, titre: "Précisez vos horaires", nom: "Horaires",
        important: "Laissez vide un jour fermé. Vous pouvez écrire 9h, 0900 ou 9:00.", scripts: ["horaires.js"],
        read: read, act: act, lignes: lignes, contenu: Etape5HorairesView.html)

    /// The fields of the form as typed values: `horaires.<type>.<jour 1–7>.<plage>.debut` and `.fin`.
    @Sendable static func read(_ form: FormulaireRecu) -> Saisie? {
        guard form["etape"] == "horaires" else { return nil }
        var saisie = Saisie()
        for type in TypeHoraire.allCases {
            saisie.horaires[type] = SemaineType(
                jours: (1...7).map { day in
                    var slots: [PlageHoraire] = []
                    for rank in 0..<SemaineType.plagesParJour {
                        let place = "horaires.\(type.rawValue).\(day).\(rank)"
                        guard let start = form[place + ".debut"] else { break }
                        slots.append(PlageHoraire(debut: start, fin: form[place + ".fin"] ?? ""))
                    }
                    while slots.last?.estVide == true { slots.removeLast() }
                    return slots
                })
        }
        return saisie
    }

    /// What the recap tells of the step.
    @Sendable static func lignes(_ model: EtapeModel) -> [(String, String)] {
        let rows = TypeHoraire.allCases.compactMap { type -> (String, String)? in
            let texts = HorairesTexts.phrases(model.saisie.horaires[type])
            return texts.isEmpty ? nil : (HorairesTexts.nom(type), texts.joined(separator: " "))
        }
        return rows.isEmpty ? [("Horaires", "Non renseigné")] : rows
    }

    @Sendable static func act(_ action: EtapePage.Action, _ saisie: inout Saisie) -> String {
        let parts = action.objet.split(separator: ".")
        guard let type = parts.first.flatMap({ TypeHoraire(rawValue: String($0)) }) else { return "horaires" }
        switch action.verbe {
        case "copier-lundi":
            for day in 1...4 { saisie.horaires[type].jours[day] = saisie.horaires[type].jours[0] }
        case "modele":
            for day in 0...4 { saisie.horaires[type].jours[day] = journee }
        case "ajouter-creneau":
            guard parts.count == 2, let day = Int(parts[1]), (1...7).contains(day) else { break }
            var slots = saisie.horaires[type].jours[day - 1]
            while slots.count < min(3, SemaineType.plagesParJour) { slots.append(PlageHoraire(debut: "", fin: "")) }
            saisie.horaires[type].jours[day - 1] = slots
            return "horaires.\(type.rawValue).\(day).\(slots.count - 1).debut"
        default: break
        }
        return "horaires.\(type.rawValue)"
    }

    /// The usual day: 9:00–12:00 and 14:00–18:00.
    private static let journee = [
        PlageHoraire(debut: "09:00", fin: "12:00"), PlageHoraire(debut: "14:00", fin: "18:00"),
    ]
}
