import TestSupport
import Testing

/// What was typed is never lost: whatever button leaves a step, the step shows it again.
@Suite struct DraftTests {
    static let steps = ["2-offre", "3-modalites", "4-contacts", "5-horaires"]
    static let slugs = ["1-repertoires"] + steps + ["6-recapitulatif"]

    private let visitor: Visitor
    private let offer: String

    init() throws {
        visitor = try Visitor()
        offer = try visitor.enterWithOffers()
    }

    private static func form(_ step: String) -> [(String, String)] {
        switch step {
        case "2-offre": Typed.offre
        case "3-modalites": Typed.modalites
        case "4-contacts": Typed.contacts
        default: Typed.horaires
        }
    }

    /// Whether a form shows a value in a field of a name.
    private func shows(_ name: String, _ value: String) -> Bool {
        let elements = HTMLDocument(visitor.page).elements
        if elements.contains(where: { $0.name == "select" && $0["name"] == name }) {
            return elements.contains { $0.name == "option" && $0["value"] == value && $0["selected"] != nil }
        }
        return elements.contains { element in
            let isChosen = !["checkbox", "radio"].contains(element["type"] ?? "") || element["checked"] != nil
            return element["name"] == name && element["value"] == value && isChosen
        }
    }

    private func expectShown(_ step: String) {
        visitor.get(offer + "/saisie/" + step)
        for (name, value) in Self.form(step) { #expect(shows(name, value), "\(name) = \(value)") }
        let told = HTMLDocument(visitor.page).elements.filter { $0["role"] == "status" }.map(\.text)
        #expect(told.contains { $0.hasPrefix("Brouillon enregistré le 20 novembre 2026 à 10:30") }, "\(told)")
    }

    @Test("going to any other step keeps what was typed", arguments: steps, slugs)
    func otherStep(step: String, target: String) {
        visitor.get(offer + "/saisie/" + step)
        visitor.post(Self.form(step) + [("vers", target)])
        #expect(visitor.path == offer + "/saisie/" + target)
        expectShown(step)
    }

    @Test("going back a step, or leaving, keeps what was typed", arguments: steps, ["precedente", "enregistrer"])
    func leaving(step: String, action: String) throws {
        try visitor.fill(step, Self.form(step), action: action)
        let before = Self.slugs.firstIndex(of: step).map { Self.slugs[$0 - 1] } ?? ""
        #expect(visitor.path == (action == "precedente" ? offer + "/saisie/" + before : "/mes-offres"))
        expectShown(step)
        visitor.get("/mes-offres")
        #expect(visitor.page.contains("Brouillon jusqu’au 19 janvier 2027"))
        #expect(visitor.publisher.offres.isEmpty)
    }

    @Test("a step that is validated is told so, in the list of steps and on the card", arguments: steps)
    func validated(step: String) throws {
        #expect(try visitor.fill(step, Self.form(step)) == 200)
        let marked = HTMLDocument(visitor.page).elements.filter {
            $0.name == "button" && $0["class"] == "ror-etape-validee"
        }
        #expect(marked.map { $0["value"] } == [step])
        visitor.get("/mes-offres")
        #expect(visitor.page.contains("1 étape sur 5 validée"))
    }

    @Test("a form of another step, or an empty one, erases nothing", arguments: steps)
    func foreignForm(step: String) throws {
        try visitor.fill(step, Self.form(step), action: "enregistrer")
        visitor.get(offer + "/saisie/" + step)
        visitor.post([("action", "enregistrer")], to: offer + "/saisie/" + step)
        expectShown(step)
        let other = Self.steps.first { $0 != step } ?? ""
        visitor.post(Self.form(other) + [("action", "enregistrer")], to: offer + "/saisie/" + step)
        expectShown(step)
    }

    @Test(
        "a button that no page has does nothing but keep the draft",
        arguments: ["", "inconnu", "retirer-contact:x", ":"])
    func unknownAction(action: String) throws {
        #expect(try visitor.fill("4-contacts", Typed.contacts, action: action) == 200)
        #expect(visitor.path == offer + "/saisie/4-contacts")
        expectShown("4-contacts")
    }

    @Test("a published offer stays as it is while its next draft is typed", arguments: steps)
    func published(step: String) throws {
        try visitor.fillEveryStep()
        try visitor.validate()
        let count = visitor.publisher.offres.count
        try visitor.fill(step, Self.form(step), action: "enregistrer")
        #expect(visitor.page.contains("Validée le 20 novembre 2026"))
        #expect(visitor.publisher.offres.count == count && count == 1)
        try visitor.validate()
        #expect(visitor.path.hasSuffix("/confirmation") && visitor.publisher.offres.count == 2)
    }
}
