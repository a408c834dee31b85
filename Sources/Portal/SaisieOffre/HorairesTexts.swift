import Domain

/// Opening hours in plain French.
enum HorairesTexts {
    static let jours = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]

    /// The name of a kind of hours.
    static func nom(_ type: TypeHoraire) -> String {
        switch type {
        case .surRendezVous: "Consultation sur rendez-vous"
        case .sansRendezVous: "Consultation sans rendez-vous"
        case .visite: "Visite (à domicile ou dans une autre structure)"
        }
    }

    /// A week as sentences: `Du lundi au vendredi, de 9 h à 12 h et de 14 h à 18 h 30.` Days alike that follow each other go
    /// together; slots that are not right yet are left out.
    static func phrases(_ week: SemaineType) -> [String] {
        var groups: [(first: Int, last: Int, slots: [String])] = []
        for (day, slots) in week.jours.enumerated() {
            let texts = slots.compactMap(texte)
            if let last = groups.last, last.slots == texts, last.last == day - 1 {
                groups[groups.count - 1].last = day
            } else {
                groups.append((day, day, texts))
            }
        }
        return groups.filter { !$0.slots.isEmpty }.map { group in
            "\(days(group.first, group.last)), \(liste(group.slots))."
        }
    }

    private static func days(_ first: Int, _ last: Int) -> String {
        switch last - first {
        case 0: "Le " + jours[first]
        case 1: "Le \(jours[first]) et le \(jours[last])"
        default: "Du \(jours[first]) au \(jours[last])"
        }
    }

    private static func texte(_ slot: PlageHoraire) -> String? {
        guard let start = HeureDuJour.normalise(slot.debut), let end = HeureDuJour.normalise(slot.fin), start < end
        else { return nil }
        if start == "00:00", end == "24:00" { return "24\u{A0}h sur 24" }
        return "de \(heure(start)) à \(heure(end))"
    }

    /// `9 h`, `18 h 30` of `09:00`, `18:30`.
    private static func heure(_ text: String) -> String {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        guard parts.count == 2 else { return text }
        return "\(parts[0])\u{A0}h" + (parts[1] == 0 ? "" : "\u{A0}\(parts[1] < 10 ? "0" : "")\(parts[1])")
    }

    private static func liste(_ texts: [String]) -> String {
        texts.count < 2 ? texts.joined() : texts.dropLast().joined(separator: ", ") + " et " + (texts.last ?? "")
    }
}
