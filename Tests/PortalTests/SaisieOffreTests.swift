import Domain
import Foundation
import HTTP
import TestSupport
import Testing
import UseCases

@testable import Portal

@Suite struct SaisieOffreTests {
    private let visitor: Visitor
    private let base: String

    init() throws {
        visitor = try Visitor()
        base = "/offres/\(try visitor.test.offreDUnePersonne(1))/saisie/"
        visitor.enter()
    }

    private var offre: OffreOperationnelle {
        get throws { try visitor.test.offres(Exemples.idNatPS(1))[0].value }
    }

    /// What is typed and not validated, `nil` when nothing is.
    private var typed: Saisie? {
        get throws {
            let id = try offre.id
            return try visitor.test.store.read { try $0.find(Brouillon.self, id)?.value.saisie }
        }
    }

    private let description: [(String, String)] = [
        ("description.nomOffre", "Cabinet"), ("activites", "437"), ("tous-ages", "oui"), ("tele-expertise", ""),
    ]
    private let contact: [(String, String)] = [
        ("etape", "contacts"), ("contacts.patients.0.canal", "2"), ("contacts.patients.0.adresse", "01 99 00 12 34"),
        ("contacts.patients.0.note", ""),
    ]
    private let hours: [(String, String)] = [
        ("etape", "horaires"), ("horaires.07.1.0.debut", "9h"), ("horaires.07.1.0.fin", "12"),
        ("horaires.07.1.1.debut", ""), ("horaires.07.1.1.fin", ""),
    ]

    private func next(_ step: String, _ fields: [(String, String)]) -> Int {
        visitor.get(base + step)
        return visitor.post(fields + [("action", "suivante")])
    }

    @Test("numbers, names and addresses the steps in the same order")
    func steps() {
        let pages = SaisieOffre.pages(.liberal)
        #expect(pages.map(\.etape) == Etape.allCases)
        for page in pages {
            #expect(page.etape.slug.hasPrefix("\(page.etape.numero)-"))
            #expect(Etape(slug: page.etape.slug) == page.etape)
            #expect(visitor.get(base + page.etape.slug) == 200)
            #expect(visitor.page.contains("Étape \(page.etape.numero) sur 6") && visitor.page.contains(page.titre))
        }
        #expect(Set(pages.map(\.titre)).count == 6)
        #expect(visitor.get(base + "7-autre") == 404 && visitor.get(base + "contacts") == 404)
    }

    @Test("keeps each step in the folder of its number and its name")
    func folders() throws {
        let here = URL(filePath: #filePath)
        let sources = here.deletingLastPathComponent().appending(path: "../../Sources/Portal/SaisieOffre").standardized
        let folders = try FileManager.default.contentsOfDirectory(atPath: sources.path).filter { $0.hasPrefix("Etape") }
        let steps = folders.filter { !$0.hasSuffix(".swift") }.map { $0.dropFirst("Etape".count).lowercased() }
        #expect(Set(steps) == Set(Etape.allCases.map { $0.slug.replacing("-", with: "") }))
    }

    @Test("leads from the first step to a published offer")
    func wholeJourney() throws {
        #expect(next("1-repertoires", []) == 200 && visitor.path.hasSuffix("2-offre"))
        #expect(next("2-offre", description) == 200 && visitor.path.hasSuffix("3-modalites"))
        let ways = [
            ("etape", "modalites"), ("modalites.modalitesAccueil", "03"), ("modalites.modalitesAccueil", "05"),
            ("ajout-communes", "78646"),
        ]
        #expect(next("3-modalites", ways) == 200 && visitor.path.hasSuffix("4-contacts"))
        #expect(next("4-contacts", contact) == 200 && visitor.path.hasSuffix("5-horaires"))
        #expect(next("5-horaires", hours) == 200 && visitor.path.hasSuffix("6-recapitulatif"))
        #expect(visitor.page.contains("Versailles") && visitor.page.contains("Le lundi, de 9\u{A0}h à 12\u{A0}h."))
        #expect(visitor.publisher.offres.isEmpty)
        visitor.post([("action", "valider")])
        #expect(visitor.path.hasSuffix("/confirmation") && visitor.publisher.offres.count == 1)
        #expect(try offre.statut == .validee)
        visitor.get("/mes-offres")
        #expect(visitor.page.contains("Validée le 20 novembre 2026"))
    }

    @Test("tells a retired code of a draft, offers none, and refuses the step until it is removed")
    func retiredCodes() throws {
        let fields = description + [("actes", "0172"), ("competences", "01")]
        #expect(next("2-offre", fields) == 200)
        let retired: [(jeu: JeuDeValeurs, code: String)] = [
            (.activiteOperationnelle, "437"), (.acteSpecifique, "0172"), (.acteSpecifique, "0268"),
            (.modaliteAccueil, "12"), (.modaliteAccueil, "04"),
        ]
        Nomenclature.$courantes.withValue(Exemples.nomenclatures(retirant: retired)) {
            visitor.get(base + "3-modalites")
            #expect(!visitor.page.contains("modalite-04") && visitor.page.contains("modalite-05"))
            visitor.get(base + "2-offre?activite=medecine+generale")
            #expect(visitor.page.contains("Médecine générale (code retiré)"))
            #expect(visitor.page.contains("ECG (électrocardiographie) (code retiré)"))
            #expect(!visitor.page.contains("actes-0268") && !visitor.page.contains("tele-expertise-12"))
            #expect(!visitor.page.contains("ajout-activites-437"))
            #expect(visitor.post(fields + [("action", "suivante")]) == 422)
            #expect(visitor.page.contains("Retirez «\u{A0}Médecine générale\u{A0}»\u{A0}: ce code n’est plus utilisé"))
            #expect(visitor.page.contains("href=\"#description.actesSpecifiques\""))
            #expect(visitor.page.contains("id=\"actes\" open"))
            visitor.get(base + "6-recapitulatif")
            #expect(visitor.page.contains("Médecine générale (code retiré)"))
            let corrected = description.map { $0.0 == "activites" ? ("activites", "404") : $0 }
            #expect(next("2-offre", corrected) == 200 && visitor.path.hasSuffix("3-modalites"))
        }
        #expect(try typed?.description.actesSpecifiques == [])
    }

    @Test("refuses a step, tells where, keeps everything on the page and in the draft")
    func refused() throws {
        let wrong = [
            ("etape", "contacts"), ("contacts.patients.0.canal", "2"), ("contacts.patients.0.adresse", "12<b>"),
            ("contacts.patients.0.note", "le matin"),
        ]
        #expect(next("4-contacts", wrong) == 422)
        #expect(visitor.page.contains("<title>Erreur – "))
        #expect(visitor.page.contains("href=\"#contacts.patients.0.adresse\""))
        #expect(visitor.page.contains("id=\"contacts.patients.0.adresse\""))
        #expect(visitor.page.contains("value=\"12&lt;b&gt;\"") && visitor.page.contains("value=\"le matin\""))
        #expect(try typed?.contacts.patients.map(\.adresse) == ["12<b>"])
        visitor.get("/mes-offres")
        #expect(visitor.page.contains("0 étape sur 5 validée"))
    }

    @Test("saves without validating when another step is chosen, or when leaving")
    func leaving() throws {
        visitor.get(base + "2-offre")
        visitor.post([("description.nomOffre", ""), ("vers", "5-horaires")])
        #expect(visitor.path.hasSuffix("5-horaires"))
        #expect(try typed?.description.nomOffre == "")
        visitor.get(base + "5-horaires")
        visitor.post([
            ("etape", "horaires"), ("horaires.07.1.0.debut", "9hh"), ("horaires.07.1.0.fin", ""),
            ("action", "enregistrer"),
        ])
        #expect(visitor.path == "/mes-offres" && visitor.page.contains("Brouillon jusqu’au"))
        #expect(try typed?.horaires.surRendezVous.jours[0].first?.debut == "9hh")
    }

    @Test("adds, copies and removes contacts by buttons")
    func contacts() throws {
        visitor.get(base + "4-contacts")
        visitor.post(contact + [("action", "ajouter-contact:contacts.patients")])
        #expect(visitor.page.contains("id=\"contacts.patients.1.adresse\""))
        visitor.post(contact + [("action", "reprendre-patients")])
        #expect(try typed?.contacts.professionnels.map(\.adresse) == ["01 99 00 12 34"])
        visitor.post(contact + [("action", "retirer-contact:contacts.patients.0")])
        #expect(try typed?.contacts.patients.isEmpty == true)
    }

    @Test("searches, adds and removes communes by forms alone")
    func communes() throws {
        visitor.get(base + "3-modalites")
        let ways = [("etape", "modalites"), ("modalites.modalitesAccueil", "05")]
        visitor.post(ways + [("commune", "st etienne"), ("action", "chercher:commune")])
        #expect(visitor.page.contains("Saint-Étienne") && visitor.page.contains("value=\"42218\""))
        visitor.post(ways + [("ajout-communes", "42218"), ("action", "ajouter-communes")])
        #expect(visitor.page.contains("1 commune choisie"))
        visitor.post(ways + [("communes", "42218"), ("action", "ajouter-departement:78")])
        #expect(try typed?.modalites.zoneIntervention.map(\.description) == ["42218", "78646"])
        visitor.post(ways + [("communes", "42218"), ("communes", "78646"), ("action", "retirer-commune:42218")])
        #expect(try typed?.modalites.zoneIntervention.map(\.description) == ["78646"])
        #expect(visitor.get("/communes?q=boce") == 200 && visitor.page.contains("anciennement Bocé"))
    }

    @Test("searches and removes activities by forms alone")
    func activities() throws {
        visitor.get(base + "2-offre")
        visitor.post(description + [("activite", "sport"), ("action", "chercher:activite")])
        #expect(visitor.page.contains("Médecine du sport"))
        visitor.post(description + [("ajout-activites", "081"), ("action", "ajouter-activites")])
        #expect(try typed?.description.activitesOperationnelles == ["437", "081"])
        visitor.post(description + [("activites", "081"), ("action", "retirer-activite:437")])
        #expect(try typed?.description.activitesOperationnelles == ["081"])
    }

    @Test("copies Monday, fills the usual week and adds a slot without script")
    func copies() throws {
        visitor.get(base + "5-horaires")
        visitor.post(hours + [("action", "copier-lundi:07")])
        let week = try #require(try typed?.horaires.surRendezVous)
        #expect(week.jours[1...4].allSatisfy { $0 == week.jours[0] } && week.jours[5].isEmpty)
        visitor.post(hours + [("action", "modele:06")])
        #expect(try typed?.horaires.sansRendezVous.jours[4].count == 2)
        visitor.post(hours + [("action", "ajouter-creneau:07.1")])
        #expect(visitor.page.contains("id=\"horaires.07.1.2.debut\""))
    }

    @Test("shows the steps that are missing, and validates only what was shown")
    func recap() throws {
        visitor.get(base + "6-recapitulatif")
        #expect(visitor.page.contains("5 étapes restent à valider"))
        #expect(visitor.post([("action", "valider")]) == 422)
        #expect(visitor.page.contains("Validez l’étape 4") && visitor.page.contains("id=\"etapes.4\""))
        for (version, etape) in zip(Int64(0)..., Parcours.liberal.aValider) {
            try EnregistrerEtape(store: visitor.test.store).validate(
                etape, de: offre.id, by: .liberal(Exemples.idNatPS(1)), version: version, now: Exemples.now
            ) { $0 = Exemples.saisie }
        }
        #expect(visitor.post([("action", "valider"), ("version", "")]) == 422)
        #expect(visitor.page.contains("Cette offre a changé depuis"))
        #expect(visitor.page.contains("href=\"#version\"") && visitor.page.contains("id=\"version\""))
        #expect(try offre.statut == .aCompleter)
    }

    @Test("shows nothing of the offer of someone else")
    func otherPerson() throws {
        try visitor.test.take([Exemples.fiche(1), Exemples.fiche(2)])
        visitor.forget()
        visitor.enter(2)
        #expect(visitor.get(base + "2-offre") == 404)
        visitor.get("/mes-offres")
        #expect(visitor.post(description + [("action", "suivante")], to: base + "2-offre") == 404)
        #expect(try typed == nil)
    }

    @Test("has a sentence of its own for every rule")
    func sentences() {
        let rules: [Regle] = [
            .obligatoire, .auMoinsUn, .auPlus(20), .longueur(150), .caractereInterdit, .octets(65_536), .codeInconnu,
            .telephone, .courriel,
            .courrielHorsMSSante, .courrielPris, .motDePasseCourt(12), .motDePasseCourant, .motDePassePersonnel,
            .adresseMSSante, .adresseWeb, .heure, .plageIncomplete, .finAvantDebut, .chevauchement, .age, .ordreAges,
        ]
        let sentences = rules.map { SaisieOffreTexts.message(ValidationIssue("x", $0)) }
        #expect(Set(sentences).count == rules.count)
        let day = SaisieOffreTexts.message(ValidationIssue("horaires.07.2.0.fin", .finAvantDebut))
        #expect(day.hasPrefix("Mardi"))
    }

    @Test("tells a week in plain French")
    func phrases() {
        let day = [PlageHoraire(debut: "09:00", fin: "12:00"), PlageHoraire(debut: "14:00", fin: "18:30")]
        let week = SemaineType(jours: [day, day, day, [], [], [PlageHoraire(debut: "00:00", fin: "24:00")]])
        #expect(
            HorairesTexts.phrases(week) == [
                "Du lundi au mercredi, de 9\u{A0}h à 12\u{A0}h et de 14\u{A0}h à 18\u{A0}h\u{A0}30.",
                "Le samedi, 24\u{A0}h sur 24.",
            ])
    }
}
