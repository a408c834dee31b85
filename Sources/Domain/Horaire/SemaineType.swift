/// The slots of an ordinary week for one kind of hours.
public struct SemaineType: Sendable, Hashable, Codable {
    /// The slots of the seven days, Monday first; a day without slot is closed.
    public var jours: [[PlageHoraire]]

    /// A week; missing days are closed.
    public init(jours: [[PlageHoraire]] = []) {
        self.jours = jours + Array(repeating: [], count: max(0, 7 - jours.count))
    }

    /// Whether nothing was typed in any day.
    public var estVide: Bool { jours.allSatisfy { $0.allSatisfy(\.estVide) } }

    /// The most slots that a day may have.
    public static let plagesParJour = 6

    /// The week with regular times, sorted slots and no empty one, and what is to be corrected
    /// (`<chemin>.<jour 1–7>.<plage>`).
    public func verifiee(chemin: String) -> Verification<SemaineType> {
        var week = self
        var issues: [ValidationIssue] = []
        for day in week.jours.indices {
            let place = "\(chemin).\(day + 1)"
            let slots = Self.regular(week.jours[day], place, &issues)
            week.jours[day] = slots
            issues += Self.overlaps(slots, place)
        }
        return Verification(week, erreurs: issues)
    }

    private static func regular(
        _ slots: [PlageHoraire], _ place: String, _ issues: inout [ValidationIssue]
    ) -> [PlageHoraire] {
        var kept: [PlageHoraire] = []
        for (rank, slot) in slots.enumerated() where !slot.estVide {
            let start = HeureDuJour.normalise(slot.debut)
            let end = HeureDuJour.normalise(slot.fin)
            let here = "\(place).\(rank)"
            if slot.debut.isEmpty || slot.fin.isEmpty {
                issues.append(ValidationIssue("\(here).\(slot.debut.isEmpty ? "debut" : "fin")", .plageIncomplete))
            } else {
                if start == nil { issues.append(ValidationIssue("\(here).debut", .heure)) }
                if end == nil { issues.append(ValidationIssue("\(here).fin", .heure)) }
            }
            if let start, let end, start >= end { issues.append(ValidationIssue("\(here).fin", .finAvantDebut)) }
            kept.append(PlageHoraire(debut: start ?? slot.debut, fin: end ?? slot.fin))
        }
        return issues.isEmpty ? kept.sorted { $0.debut < $1.debut } : kept
    }

    private static func overlaps(_ slots: [PlageHoraire], _ place: String) -> [ValidationIssue] {
        var issues = slots.count > plagesParJour ? [ValidationIssue(place, .auPlus(plagesParJour))] : []
        let times = slots.enumerated().compactMap { rank, slot -> (rank: Int, start: Int, end: Int)? in
            guard let start = HeureDuJour.minutes(slot.debut), let end = HeureDuJour.minutes(slot.fin), start < end
            else { return nil }
            return (rank, start, end)
        }.sorted { $0.start < $1.start }
        for (before, after) in zip(times, times.dropFirst()) where after.start < before.end {
            issues.append(ValidationIssue("\(place).\(after.rank).debut", .chevauchement))
        }
        return issues
    }
}
