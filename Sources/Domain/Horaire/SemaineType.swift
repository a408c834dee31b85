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
    /// (`<chemin>.<jour 1–7>.<plage>`, the rank of the slot being that of its typing). A day to correct keeps its order.
    public func verifiee(chemin: String) -> Verification<SemaineType> {
        var week = self
        var issues: [ValidationIssue] = []
        for day in week.jours.indices {
            let place = "\(chemin).\(day + 1)"
            let slots = week.jours[day].enumerated().filter { !$0.element.estVide }.map(Plage.init)
            let found = slots.flatMap { $0.issues(place) } + Self.issues(of: slots, place)
            let regular = slots.map(\.regular)
            week.jours[day] = found.isEmpty ? regular.sorted { $0.debut < $1.debut } : regular
            issues += found
        }
        return Verification(week, erreurs: issues)
    }

    /// What is wrong with the slots of a day together: too many, or one that starts before another ends.
    private static func issues(of slots: [Plage], _ place: String) -> [ValidationIssue] {
        var issues = slots.count > plagesParJour ? [ValidationIssue(place, .auPlus(plagesParJour))] : []
        var latest = 0
        for slot in slots.filter(\.estBornee).sorted(by: Plage.precedes) {
            if slot.debut ?? 0 < latest {
                issues.append(ValidationIssue("\(place).\(slot.rank).debut", .chevauchement))
            }
            latest = max(latest, slot.fin ?? 0)
        }
        return issues
    }

    /// A slot at its place in the day, with its ends in minutes when they are times.
    private struct Plage {
        let rank: Int
        let typed: PlageHoraire
        let debut: Int?
        let fin: Int?

        init(rank: Int, typed: PlageHoraire) {
            self.rank = rank
            self.typed = typed
            debut = HeureDuJour.normalise(typed.debut).flatMap { HeureDuJour.minutes($0) }
            fin = HeureDuJour.normalise(typed.fin).flatMap { HeureDuJour.minutes($0) }
        }

        /// Whether both ends are times, in order.
        var estBornee: Bool {
            guard let debut, let fin else { return false }
            return debut < fin
        }

        var regular: PlageHoraire {
            PlageHoraire(
                debut: debut.map(HeureDuJour.texte) ?? typed.debut, fin: fin.map(HeureDuJour.texte) ?? typed.fin)
        }

        func issues(_ day: String) -> [ValidationIssue] {
            let here = "\(day).\(rank)"
            if typed.debut.isEmpty { return [ValidationIssue("\(here).debut", .plageIncomplete)] }
            if typed.fin.isEmpty { return [ValidationIssue("\(here).fin", .plageIncomplete)] }
            var issues: [ValidationIssue] = []
            if debut == nil { issues.append(ValidationIssue("\(here).debut", .heure)) }
            if fin == nil { issues.append(ValidationIssue("\(here).fin", .heure)) }
            if issues.isEmpty, !estBornee { issues.append(ValidationIssue("\(here).fin", .finAvantDebut)) }
            return issues
        }

        static func precedes(_ left: Plage, _ right: Plage) -> Bool {
            (left.debut ?? 0, left.rank) < (right.debut ?? 0, right.rank)
        }
    }
}
