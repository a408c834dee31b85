import Domain
import HTTP
import TestSupport
import Testing
import UseCases

@testable import Portal

/// Forms larger than any page makes.
@Suite struct LimitesFormulaireTests {
    private let visitor: Visitor

    init() throws {
        visitor = try Visitor()
        try visitor.enterWithOffers()
    }

    private var draft: Saisie? {
        get throws {
            let id = try visitor.test.offres(Exemples.idNatPS(1))[0].value.id
            return try visitor.test.store.read { try $0.find(Brouillon.self, id)?.value.saisie }
        }
    }

    private func contacts(_ ranks: [String]) -> [(String, String)] {
        [("etape", "contacts")]
            + ranks.flatMap { rank in
                [("contacts.patients.\(rank).canal", "2"), ("contacts.patients.\(rank).adresse", "01 99 00 12 34")]
            }
    }

    @Test("reads the ranks that a page may show, whatever else is sent and in whatever order")
    func ranks() throws {
        let ranks = ["99999999999999999999", "4611686018427387904", "-1", "007", "40", "3", "0", " 1", "é"]
        #expect(try visitor.fill("4-contacts", contacts(ranks)) == 200)
        #expect(try draft?.contacts.patients.count == 2)
    }

    @Test("refuses more than 20 contacts of a kind, keeps what a page may show, and tells what to do")
    func manyContacts() throws {
        #expect(try visitor.fill("4-contacts", contacts((0..<21).map(String.init))) == 422)
        #expect(visitor.page.contains("Gardez au plus 20 contacts"))
        #expect(try draft?.contacts.patients.count == 21)
        #expect(try visitor.fill("4-contacts", contacts((0..<60).map(String.init))) == 422)
        #expect(try draft?.contacts.patients.count == Etape4Contacts.rangs)
    }

    @Test("never has more contacts than it reads, whatever buttons are pressed")
    func buttons() throws {
        let twenty = contacts((0..<20).map(String.init))
        let patients = twenty.enumerated().map { ($1.0, $1.0.hasSuffix("adresse") ? "01 99 00 12 \($0 + 10)" : $1.1) }
        for _ in 0..<3 { try visitor.fill("4-contacts", patients, action: "reprendre-patients") }
        #expect(try draft?.contacts.professionnels.count == 20)
        try visitor.fill("4-contacts", twenty, action: "ajouter-contact:contacts.patients")
        #expect(try draft?.contacts.patients.count == 20)
    }

    @Test("removes the contact whose button was pressed, even after a block that was emptied")
    func removal() throws {
        let typed =
            [("etape", "contacts")]
            + ["01 99 00 12 34", "", "01 99 00 12 35"].enumerated().flatMap { rank, number in
                [("contacts.patients.\(rank).canal", "2"), ("contacts.patients.\(rank).adresse", number)]
            }
        try visitor.fill("4-contacts", typed, action: "retirer-contact:contacts.patients.0")
        #expect(try draft?.contacts.patients.map(\.adresse) == ["", "01 99 00 12 35"])
        try visitor.fill("4-contacts", typed, action: "retirer-contact:contacts.patients.2")
        #expect(try draft?.contacts.patients.map(\.adresse).first == "01 99 00 12 34")
        #expect(try draft?.contacts.patients.contains { $0.adresse.hasSuffix("35") } == false)
    }

    @Test("reads 34,000 fields before the transaction, each look-up once")
    func manyFields() throws {
        let fields = contacts((0..<17_000).map(String.init)).map { (name: $0.0, value: $0.1) }
        let typed = try #require(Etape4Contacts.read(FormulaireRecu(FormFields(fields))))
        #expect(typed.contacts.patients.count == Etape4Contacts.rangs)
    }

    @Test("takes codes once each, and a hundred at most in a list")
    func codes() throws {
        let twice = Typed.offre + [("activites", "437"), ("actes", "0172"), ("actes", "0172")]
        #expect(try visitor.fill("2-offre", twice) == 200)
        #expect(try draft?.description.actesSpecifiques == ["0172"])
        let many = Nomenclature.activiteOperationnelle.entreesEnUsage.prefix(101).map { ("activites", $0.code) }
        #expect(try visitor.fill("2-offre", Typed.offre + many) == 422)
        #expect(visitor.page.contains("Gardez au plus 100 réponses"))
    }

    @Test("sends a zone of any size in one field per department")
    func zone() throws {
        try visitor.fill("3-modalites", Typed.modalites)
        visitor.get(try visitor.firstOffer + "/saisie/3-modalites")
        let fields = HTMLDocument(visitor.page).elements.filter { $0.name == "input" && $0["name"] == "communes" }
        #expect(Set(fields.compactMap { $0["value"] }) == ["42218", "78646"])
        let joined = [
            ("etape", "modalites"), ("modalites.modalitesAccueil", "05"), ("communes", "42218.78646.x"),
            ("communes", "75056"),
        ]
        #expect(try visitor.fill("3-modalites", joined, action: "enregistrer") == 200)
        #expect(try draft?.modalites.zoneIntervention.map(\.description) == ["42218", "78646", "75056"])
    }

    @Test(
        "a form that no draft has room for is shown again whole, not saved, with what is too long",
        arguments: ["suivante", "enregistrer"])
    func tooLong(action: String) throws {
        try visitor.fill("2-offre", Typed.offre, action: "enregistrer")
        let before = try draft
        let long = String(repeating: "x", count: Brouillon.octetsAuPlus)
        let typed = Typed.offre.map { $0.0 == "description.filiere" ? ($0.0, long) : $0 }
        #expect(try visitor.fill("2-offre", typed, action: action) == 422)
        #expect(visitor.page.contains("un brouillon contient au plus 64\u{A0}Kio"))
        #expect(visitor.page.contains("Écrivez au plus 200 caractères") && visitor.page.contains(long))
        #expect(try draft == before)
    }

    @Test("searches with the first hundred characters")
    func searches() throws {
        #expect(visitor.get("/communes?q=versailles" + String(repeating: "%20", count: 200)) == 200)
        #expect(visitor.page.contains("Versailles"))
        #expect(visitor.get("/communes?q=" + String(repeating: "a", count: 8000)) == 200 && visitor.page == "[]")
        visitor.get(try visitor.firstOffer + "/saisie/2-offre?activite=" + String(repeating: "a", count: 8000))
        #expect(!visitor.page.contains(String(repeating: "a", count: 101)))
    }
}
