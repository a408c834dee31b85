import Domain
import Testing

@Suite struct SemaineTypeTests {
    private func verifiee(_ slots: [(String, String)]) -> (slots: [PlageHoraire], issues: [ValidationIssue]) {
        let monday = slots.map { PlageHoraire(debut: $0.0, fin: $0.1) }
        let checked = SemaineType(jours: [monday]).verifiee(chemin: "h")
        return (checked.valeur.jours[0], checked.erreurs)
    }

    @Test("has seven days, those that are missing are closed")
    func sevenDays() {
        let day = [PlageHoraire(debut: "09:00", fin: "12:00")]
        #expect(SemaineType(jours: [day]).jours == [day, [], [], [], [], [], []])
        #expect(SemaineType().estVide)
        #expect(SemaineType(jours: [[PlageHoraire(debut: "", fin: "")]]).estVide)
        #expect(!SemaineType(jours: [[], [PlageHoraire(debut: "9h", fin: "")]]).estVide)
    }

    @Test("makes times regular, sorts the slots of a day and drops empty ones")
    func regular() {
        let (slots, issues) = verifiee([("14h", "18 h 30"), ("", ""), ("9", "12")])
        #expect(issues.isEmpty)
        #expect(slots == [PlageHoraire(debut: "09:00", fin: "12:00"), PlageHoraire(debut: "14:00", fin: "18:30")])
    }

    @Test("takes slots that touch, and the whole day")
    func touching() {
        #expect(verifiee([("9h", "12h"), ("12h", "14h")]).issues.isEmpty)
        #expect(verifiee([("0h", "24h")]).issues.isEmpty)
    }

    @Test("refuses a slot that ends before it starts, when it starts, or past midnight", arguments: ["8h", "9h", "0h"])
    func reversed(_ end: String) {
        #expect(verifiee([("9h", end)]).issues == [ValidationIssue("h.1.0.fin", .finAvantDebut)])
    }

    @Test("refuses what is no time, at either end")
    func noTime() {
        #expect(
            verifiee([("matin", "24:30")]).issues
                == [ValidationIssue("h.1.0.debut", .heure), ValidationIssue("h.1.0.fin", .heure)])
    }

    @Test("asks for the end that is missing")
    func incomplete() {
        #expect(verifiee([("9h", "")]).issues == [ValidationIssue("h.1.0.fin", .plageIncomplete)])
        #expect(verifiee([("", "12h")]).issues == [ValidationIssue("h.1.0.debut", .plageIncomplete)])
    }

    @Test("refuses two equal slots")
    func equal() {
        #expect(verifiee([("9h", "12h"), ("9h", "12h")]).issues == [ValidationIssue("h.1.1.debut", .chevauchement)])
    }

    @Test("tells overlaps at the place where the slot was typed")
    func overlapPlace() {
        let chevauchement = { (rank: Int) in [ValidationIssue("h.1.\(rank).debut", .chevauchement)] }
        #expect(verifiee([("9h", "12h"), ("11h", "14h")]).issues == chevauchement(1))
        #expect(verifiee([("17h", "19h"), ("14h", "18h"), ("8h", "9h")]).issues == chevauchement(0))
        #expect(verifiee([("", ""), ("14h", "18h"), ("17h", "19h")]).issues == chevauchement(2))
    }

    @Test("tells every slot that lies inside a longer one")
    func overlapsOfLongSlot() {
        #expect(
            verifiee([("8h", "20h"), ("9h", "10h"), ("11h", "12h")]).issues
                == [ValidationIssue("h.1.1.debut", .chevauchement), ValidationIssue("h.1.2.debut", .chevauchement)])
    }

    @Test("takes at most six slots a day, empty ones not counted")
    func atMostSix() {
        let six = (8..<14).map { ("\($0)h", "\($0)h30") }
        #expect(verifiee(six + [("", "")]).issues.isEmpty)
        #expect(verifiee(six + [("20h", "21h")]).issues == [ValidationIssue("h.1", .auPlus(6))])
    }

    @Test("tells the issues of all days, each at its day, and keeps wrong input as typed")
    func allDays() {
        let wrong = [PlageHoraire(debut: "tôt", fin: "12h")]
        let checked = SemaineType(jours: [wrong, [], [], [], [], [], wrong]).verifiee(chemin: "horaires.07")
        #expect(checked.erreurs.map(\.attribut) == ["horaires.07.1.0.debut", "horaires.07.7.0.debut"])
        #expect(checked.valeur.jours[6] == [PlageHoraire(debut: "tôt", fin: "12:00")])
    }

    @Test("an issue of one day leaves the next days sorted")
    func otherDaysSorted() {
        let wrong = [PlageHoraire(debut: "tôt", fin: "12h")]
        let right = [PlageHoraire(debut: "14h", fin: "18h"), PlageHoraire(debut: "9h", fin: "12h")]
        let checked = SemaineType(jours: [wrong, right]).verifiee(chemin: "h")
        #expect(checked.valeur.jours[1].map(\.debut) == ["09:00", "14:00"])
    }
}
