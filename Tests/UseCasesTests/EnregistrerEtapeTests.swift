import Domain
import SQL
import TestSupport
import Testing
import UseCases

@Suite struct EnregistrerEtapeTests {
    private let bureau: Bureau
    private let enregistrer: EnregistrerEtape
    private let id: Identifiant
    private let aline = Exemples.idNatPS(1)
    private let now = Exemples.now

    init() throws {
        bureau = try Bureau()
        enregistrer = EnregistrerEtape(store: bureau.test.store)
        id = try bureau.test.offreDUnePersonne(1)
    }

    /// Saves a step from the present version.
    @discardableResult
    private func keep(
        _ etape: Etape, by person: IdNatPS? = nil, now: Instant = Exemples.now, _ change: (inout Saisie) -> Void
    ) throws -> OffreEnSaisie {
        try enregistrer.brouillon(
            etape, de: id, by: .liberal(person ?? aline), version: bureau.brouillon().version, now: now, change)
    }

    @discardableResult
    private func validate(_ etape: Etape, _ change: (inout Saisie) -> Void) throws -> OffreEnSaisie {
        try enregistrer.validate(
            etape, de: id, by: .liberal(aline), version: bureau.brouillon().version, now: now, change)
    }

    @Test("keeps wrong input as a draft, and leaves the offer and its history alone")
    func draft() throws {
        let before = try (offre: bureau.offre(), revisions: bureau.nombreRevisions())
        let kept = try keep(.horaires) { saisie in
            saisie.horaires.visite.jours[0] = [PlageHoraire(debut: "tard", fin: "")]
        }
        #expect(kept.brouillon == (try bureau.brouillon()))
        #expect(kept.saisieCourante.horaires.visite.jours[0] == [PlageHoraire(debut: "tard", fin: "")])
        #expect(kept.etapesValidees.isEmpty)
        #expect(try bureau.offre().version == before.offre.version && bureau.offre().value == before.offre.value)
        #expect(try bureau.nombreRevisions() == before.revisions)
    }

    @Test("does what a button asked after what was typed")
    func button() throws {
        let kept = try enregistrer.brouillon(
            .contacts, de: id, by: .liberal(aline), version: 0, now: now, { $0.contacts.patients = [] },
            puis: {
                $0.contacts.patients.append(ContactSaisi(canal: .courriel, adresse: "\($0.contacts.patients.count)"))
            })
        #expect(kept.saisieCourante.contacts.patients.map(\.adresse) == ["0"])
    }

    @Test("a draft begins with what the registers propose, the next one with the draft")
    func begins() throws {
        try keep(.offre) { $0.description.filiere = "tapé" }
        try keep(.contacts) { saisie in
            #expect(saisie.description.filiere == "tapé")
            #expect(saisie.contacts.patients.map(\.adresse) == ["0199001234"])
            saisie.contacts.patients = []
        }
        #expect(try bureau.brouillon().saisie?.description.filiere == "tapé")
        #expect(try bureau.brouillon().version == 2)
    }

    @Test("a draft whose 60 days are over is not taken up again")
    func expired() throws {
        try keep(.offre) { $0.description.filiere = "ancien" }
        let later = now.adding(days: 60)
        let shown = try ConsulterOffres(store: bureau.test.store).offre(id, by: .liberal(aline), now: later).value
        try enregistrer.brouillon(
            .contacts, de: id, by: .liberal(aline), version: shown.brouillon.version, now: later
        ) { saisie in
            #expect(saisie.description.filiere == "")
            saisie.contacts.patients = []
        }
        #expect(try bureau.brouillon().saisie?.description.filiere == "")
        #expect(try bureau.brouillon().version == 3)
    }

    @Test("stores nothing when nothing was changed")
    func unchanged() throws {
        try keep(.offre) { $0.description.filiere = "tapé" }
        let before = try bureau.brouillon()
        try keep(.offre, now: now.adding(seconds: 60)) { _ in }
        #expect(try bureau.brouillon() == before)
    }

    @Test("validates a step and stores its regular values")
    func validates() throws {
        let kept = try validate(.contacts) { saisie in
            saisie.contacts.patients = [
                ContactSaisi(canal: .telephoneFixe, adresse: "+33 1 99 00 12 34"), ContactSaisi(canal: .siteWeb),
            ]
        }
        let draft = try bureau.brouillon()
        #expect(kept.brouillon == draft)
        #expect(draft.etapesValidees == [.contacts])
        #expect(draft.saisie?.contacts.patients.map(\.adresse) == ["0199001234"])
    }

    @Test("refuses a step with everything that is wrong, and stores nothing")
    func refuses() throws {
        let before = try bureau.brouillon()
        let error = #expect(throws: UseCaseError.self) {
            try validate(.offre) { saisie in
                saisie.description = DescriptionOffre(actesSpecifiques: ["?"], teleExpertise: "?")
            }
        }
        #expect(error?.code == .invalide)
        #expect(
            Set(error?.issues ?? []) == [
                ValidationIssue("description.nomOffre", .obligatoire),
                ValidationIssue("description.activitesOperationnelles", .auMoinsUn),
                ValidationIssue("description.actesSpecifiques", .codeInconnu),
                ValidationIssue("description.teleExpertise", .codeInconnu),
            ])
        #expect(try bureau.brouillon() == before)
    }

    @Test("refuses other values of a step that changed since the form was made, draft or not, and stores nothing")
    func conflict() throws {
        try keep(.offre) { $0.description.filiere = "premier" }
        let late: [() throws -> OffreEnSaisie] = [
            {
                try enregistrer.brouillon(.offre, de: id, by: .liberal(aline), version: 0, now: now) {
                    $0.description.filiere = "second"
                }
            },
            {
                try enregistrer.validate(.offre, de: id, by: .liberal(aline), version: 0, now: now) {
                    $0 = Exemples.saisie
                }
            },
        ]
        for save in late {
            let error = #expect(throws: UseCaseError.self) { _ = try save() }
            #expect(error?.code == .versionDepassee)
        }
        #expect(try bureau.brouillon().saisie?.description.filiere == "premier")
        try keep(.offre) { $0.description.filiere = "troisième" }
    }

    @Test("two tabs on two steps do not disturb each other")
    func twoSteps() throws {
        try enregistrer.brouillon(.offre, de: id, by: .liberal(aline), version: 0, now: now) {
            $0.description.filiere = "tapé"
        }
        try enregistrer.brouillon(.horaires, de: id, by: .liberal(aline), version: 0, now: now) {
            $0.horaires = Exemples.saisie.horaires
        }
        let typed = try bureau.brouillon().saisie
        #expect(typed?.description.filiere == "tapé" && typed?.horaires == Exemples.saisie.horaires)
    }

    @Test("refuses a form of before the validation of the offer, and of before the end of a draft")
    func emptied() throws {
        try keep(.offre) { $0.description.filiere = "tapé" }
        for step in Parcours.liberal.aValider { try validate(step) { $0 = Exemples.saisie } }
        let version = try bureau.brouillon().version
        let offre = try ConsulterOffres(store: bureau.test.store).offre(id, by: .liberal(aline), now: now)
        _ = try ValiderOffre(store: bureau.test.store, publisher: bureau.publisher)(
            id, by: .liberal(aline), version: offre.version, now: now)
        #expect(try bureau.brouillon().saisie == nil && bureau.brouillon().version == version + 1)
        let error = #expect(throws: UseCaseError.self) {
            try enregistrer.brouillon(.offre, de: id, by: .liberal(aline), version: version, now: now) {
                $0.description.filiere = "tard"
            }
        }
        #expect(error?.code == .versionDepassee)
    }

    @Test("an offer of an establishment has no step to save")
    func establishment() throws {
        let place = try #require(bureau.offre().value.liberal?.structure)
        let offre = OffreOperationnelle(
            id: Identifiant(rawValue: 9_000), region: "11",
            porteur: .etablissement(organisation: place, structure: place), now: now)
        try bureau.test.store.write { try $0.save(offre, version: nil, by: .exploitant("test"), now: now) }
        let error = #expect(throws: UseCaseError.self) {
            try enregistrer.brouillon(.offre, de: offre.id, by: .liberal(aline), version: 0, now: now) { _ in }
        }
        #expect(error?.code == .introuvable)
    }

    @Test("refuses communes out of the official table, where home visits are made")
    func communes() throws {
        let unknown = try #require(CodeCommune("01999"))
        let zone = Exemples.saisie.modalites.zoneIntervention + [unknown]
        let error = #expect(throws: UseCaseError.self) {
            try validate(.modalites) {
                $0.modalites = ModalitesIntervention(modalitesAccueil: ["05"], zoneIntervention: zone)
            }
        }
        #expect(error?.issues == [ValidationIssue("modalites.zoneIntervention", .codeInconnu)])
        #expect(try bureau.brouillon().version == 0)
        try validate(.modalites) {
            $0.modalites = ModalitesIntervention(modalitesAccueil: ["03"], zoneIntervention: zone)
        }
        #expect(try bureau.brouillon().saisie?.modalites.zoneIntervention == [])
    }

    private func expectNotFound(by person: IdNatPS) throws {
        let error = #expect(throws: UseCaseError.self) {
            try keep(.offre, by: person) { $0.description.filiere = "x" }
        }
        #expect(error?.code == .introuvable)
        #expect(try bureau.brouillon().version == 0)
    }

    @Test("does not find the offer of someone else")
    func someoneElse() throws {
        try bureau.test.take([Exemples.fiche(1), Exemples.fiche(2)])
        try expectNotFound(by: Exemples.idNatPS(2))
    }

    @Test("does not find an offer that was withdrawn")
    func withdrawn() throws {
        try bureau.test.take([Exemples.fiche(2)])
        try expectNotFound(by: aline)
    }

    @Test("keeps of drafts who typed, which day and in which step, and not what")
    func traces() throws {
        for (day, word) in [(0, "premier"), (0, "deuxième"), (1, "troisième")] as [(Int64, String)] {
            try keep(.offre, now: now.adding(days: day)) { $0.description.filiere = word }
        }
        let traces = try bureau.test.store.read { try $0.traces(offre: id) }
        #expect(traces.map(\.nombre) == [2, 1] && traces.allSatisfy { $0.etape == .offre })
        #expect(traces.map(\.jour.rang) == [now, now.adding(days: 1)].map { $0.heureDeParis.jour.rang })
        #expect(traces.allSatisfy { $0.auteur.identifiant == aline.description && $0.auteur.source == .portail })
        let kept = try bureau.test.database.read { connection in
            try connection.rows("SELECT COALESCE(document, '') FROM revision") { try $0.text(0) }
        }.joined()
        for word in ["premier", "deuxième", "troisième"] { #expect(!kept.contains(word), "\(word)") }
    }

    @Test("a year of hesitation costs kilobytes")
    func hesitant() throws {
        func bytes() throws -> Int64 {
            try bureau.test.database.read { connection in
                let pages = try connection.first("PRAGMA page_count") { try $0.integer(0) } ?? 0
                return pages * (try connection.first("PRAGMA page_size") { try $0.integer(0) } ?? 0)
            }
        }
        let before = try bytes()
        let steps: [Etape] = [.offre, .contacts, .horaires]
        for number in 0..<600 {
            try keep(steps[number % 3], now: now.adding(days: Int64(number * 365 / 600))) {
                $0.description.filiere = "essai \(number)"
            }
        }
        // 600 buttons pressed on 365 days; a whole document for each would be a megabyte.
        let grown = try bytes() - before
        #expect(grown <= 96 * 1024, "\(grown) bytes")
    }
}
