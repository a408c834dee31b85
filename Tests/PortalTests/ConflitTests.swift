import Domain
import HTTP
import TestSupport
import Testing
import UseCases

@testable import Portal

/// Two tabs, or two devices, on one offer.
@Suite struct ConflitTests {
    private let visitor: Visitor
    private let base: String
    private let id: Identifiant

    init() throws {
        visitor = try Visitor()
        id = try visitor.test.offreDUnePersonne(1)
        base = "/offres/\(id)/saisie/"
        visitor.enter()
    }

    private var typed: Saisie? {
        get throws { try visitor.test.store.read { try $0.find(Brouillon.self, id)?.value.saisie } }
    }

    private func description(_ name: String) -> [(String, String)] {
        [("description.nomOffre", name), ("activites", "437"), ("tous-ages", "oui"), ("tele-expertise", "")]
    }

    /// The other tab saves the second step, from the present version.
    private func elsewhere(_ name: String = "Ailleurs") throws {
        visitor.get(base + "2-offre")
        visitor.post(description(name) + [("action", "enregistrer")])
        #expect(try typed?.description.nomOffre == name)
        visitor.get(base + "2-offre")
    }

    @Test(
        "a step changed elsewhere is not overwritten by any button: both values are shown",
        arguments: [
            ("action", "suivante"), ("action", "precedente"), ("action", "enregistrer"),
            ("action", "chercher:activite"),
            ("action", "ajouter-activites"), ("action", "retirer-activite:437"), ("vers", "5-horaires"),
        ])
    func conflict(_ name: String, _ value: String) throws {
        try elsewhere()
        #expect(visitor.post(description("Ici") + [("version", "0"), (name, value)]) == 409)
        #expect(visitor.path == base + "2-offre")
        #expect(visitor.page.contains("Cette étape a été modifiée ailleurs"))
        #expect(visitor.page.contains("le 20 novembre 2026 à 10:30"))
        #expect(
            visitor.page.contains("<th scope=\"row\">Nom de l’offre</th><td>Ailleurs</td><td>Ici</td>"))
        #expect(!visitor.page.contains("<th scope=\"row\">Âge des patients</th>"))
        #expect(visitor.page.contains("name=\"description.nomOffre\" value=\"Ici\""))
        #expect(visitor.page.contains("href=\"\(base)2-offre\">Reprendre la valeur enregistrée"))
        #expect(try typed?.description.nomOffre == "Ailleurs")
    }

    @Test("« Étape suivante » then keeps what was typed; the link shows what is stored")
    func choice() throws {
        try elsewhere()
        #expect(visitor.post(description("Ici") + [("version", "0"), ("action", "suivante")]) == 409)
        #expect(visitor.post(description("Ici") + [("action", "suivante")]) == 200)
        #expect(try visitor.path == base + "3-modalites" && typed?.description.nomOffre == "Ici")
        visitor.get(base + "2-offre")
        #expect(visitor.page.contains("name=\"description.nomOffre\" value=\"Ici\""))
    }

    @Test(
        "a form without version, or with one that never was, is taken for the oldest", arguments: ["", "x", "-1", "99"])
    func odd(_ version: String) throws {
        try elsewhere()
        #expect(visitor.post(description("Ici") + [("version", version), ("action", "suivante")]) == 409)
        #expect(try typed?.description.nomOffre == "Ailleurs")
    }

    @Test("two tabs on different steps do not disturb each other")
    func twoSteps() throws {
        try elsewhere()
        visitor.get(base + "4-contacts")
        let contact = [
            ("etape", "contacts"), ("contacts.patients.0.canal", "2"),
            ("contacts.patients.0.adresse", "01 99 00 56 78"), ("contacts.patients.0.note", ""),
        ]
        #expect(visitor.post(contact + [("version", "0"), ("action", "suivante")]) == 200)
        #expect(try typed?.description.nomOffre == "Ailleurs")
        #expect(try typed?.contacts.patients.map(\.adresse) == ["0199005678"])
    }

    @Test("the same values sent twice are no conflict")
    func twice() throws {
        try elsewhere()
        #expect(visitor.post(description("Ailleurs") + [("version", "0"), ("action", "suivante")]) == 200)
        #expect(visitor.path == base + "3-modalites")
    }

    @Test("a form of before the validation of the offer is told too")
    func validated() throws {
        visitor.get(base + "2-offre")
        let save = EnregistrerEtape(store: visitor.test.store)
        for (version, etape) in zip(Int64(0)..., Parcours.liberal.aValider) {
            try save.validate(etape, de: id, by: .liberal(Exemples.idNatPS(1)), version: version, now: Exemples.now) {
                $0 = Exemples.saisie
            }
        }
        visitor.get(base + "6-recapitulatif")
        visitor.post([("action", "valider")])
        #expect(visitor.path.hasSuffix("/confirmation"))
        visitor.get(base + "2-offre")
        #expect(visitor.post(description("Ici") + [("version", "0"), ("action", "enregistrer")]) == 409)
        #expect(visitor.page.contains("<td>Cabinet du Dr Aline EXEMPLE</td><td>Ici</td>"))
    }

    @Test("rows are compared by label, whatever the number of contacts or of communes")
    func rows() {
        let found = ConflitModel.lignes(
            [("A (2)", "x, y"), ("B", "1"), ("B", "2"), ("C", "=")],
            [("A (1)", "x"), ("B", "1"), ("C", "="), ("D", "4")])
        #expect(
            found == [
                .init(libelle: "A", enregistree: "x, y", saisie: "x"),
                .init(libelle: "B", enregistree: "1, 2", saisie: "1"),
                .init(libelle: "D", enregistree: "Non renseigné", saisie: "4"),
            ])
    }
}
