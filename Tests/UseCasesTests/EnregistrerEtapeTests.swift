import Domain
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

    @Test("keeps wrong input as a draft, signed by the person at the portal")
    func draft() throws {
        let kept = try enregistrer.brouillon(.horaires, de: id, by: .liberal(aline), now: now) { saisie in
            saisie.horaires.visite.jours[0] = [PlageHoraire(debut: "tard", fin: "")]
        }
        #expect(kept.offre == (try bureau.offre().value))
        #expect(kept.saisieCourante.horaires.visite.jours[0] == [PlageHoraire(debut: "tard", fin: "")])
        #expect(kept.offre.etapesValidees.isEmpty)
        #expect(try bureau.dernierAuteur() == [aline.description, "professionnel-liberal", "portail"])
    }

    @Test("a draft begins with what the registers propose, the next one with the draft")
    func begins() throws {
        try enregistrer.brouillon(.offre, de: id, by: .liberal(aline), now: now) { $0.description.filiere = "tapé" }
        try enregistrer.brouillon(.contacts, de: id, by: .liberal(aline), now: now) { saisie in
            #expect(saisie.description.filiere == "tapé")
            #expect(saisie.contacts.patients.map(\.adresse) == ["0199001234"])
            saisie.contacts.patients = []
        }
        #expect(try bureau.offre().value.brouillon?.saisie.description.filiere == "tapé")
    }

    @Test("a draft whose 60 days are over is not taken up again")
    func expired() throws {
        try enregistrer.brouillon(.offre, de: id, by: .liberal(aline), now: now) { $0.description.filiere = "ancien" }
        try enregistrer.brouillon(.contacts, de: id, by: .liberal(aline), now: now.adding(days: 60)) { saisie in
            #expect(saisie.description.filiere == "")
            saisie.contacts.patients = []
        }
        #expect(try bureau.offre().value.brouillon?.saisie.description.filiere == "")
    }

    @Test("stores nothing when nothing was changed")
    func unchanged() throws {
        try enregistrer.brouillon(.offre, de: id, by: .liberal(aline), now: now) { $0.description.filiere = "tapé" }
        let before = try (bureau.offre().version, bureau.nombreRevisions())
        try enregistrer.brouillon(.offre, de: id, by: .liberal(aline), now: now.adding(seconds: 60)) { _ in }
        #expect(try (bureau.offre().version, bureau.nombreRevisions()) == before)
    }

    @Test("validates a step and stores its regular values")
    func validates() throws {
        let kept = try enregistrer.valider(.contacts, de: id, by: .liberal(aline), now: now) { saisie in
            saisie.contacts.patients = [
                ContactSaisi(canal: .telephoneFixe, adresse: "+33 1 99 00 12 34"), ContactSaisi(canal: .siteWeb),
            ]
        }
        let offre = try bureau.offre().value
        #expect(kept.offre == offre)
        #expect(offre.etapesValidees == [.contacts])
        #expect(offre.brouillon?.saisie.contacts.patients.map(\.adresse) == ["0199001234"])
    }

    @Test("refuses a step with everything that is wrong, and stores nothing")
    func refuses() throws {
        let before = try bureau.offre().value
        let error = #expect(throws: UseCaseError.self) {
            try enregistrer.valider(.offre, de: id, by: .liberal(aline), now: now) { saisie in
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
        #expect(try bureau.offre().value == before)
    }

    @Test("refuses a save made from an older version, draft or not, and stores nothing")
    func conflict() throws {
        let version = try bureau.offre().version
        try enregistrer.brouillon(.offre, de: id, by: .liberal(aline), version: version, now: now) {
            $0.description.filiere = "premier"
        }
        let late: [() throws -> OffreComplete] = [
            {
                try enregistrer.brouillon(.offre, de: id, by: .liberal(aline), version: version, now: now) {
                    $0.description.filiere = "second"
                }
            },
            {
                try enregistrer.valider(.offre, de: id, by: .liberal(aline), version: version, now: now) {
                    $0 = Exemples.saisie
                }
            },
        ]
        for save in late {
            let error = #expect(throws: UseCaseError.self) { _ = try save() }
            #expect(error?.code == .versionDepassee)
        }
        #expect(try bureau.offre().value.brouillon?.saisie.description.filiere == "premier")
        try enregistrer.brouillon(.offre, de: id, by: .liberal(aline), version: version + 1, now: now) {
            $0.description.filiere = "troisième"
        }
    }

    @Test("refuses communes out of the official table, where home visits are made")
    func communes() throws {
        let unknown = try #require(CodeCommune("01999"))
        let zone = Exemples.saisie.modalites.zoneIntervention + [unknown]
        let error = #expect(throws: UseCaseError.self) {
            try enregistrer.valider(.modalites, de: id, by: .liberal(aline), now: now) {
                $0.modalites = ModalitesIntervention(modalitesAccueil: ["05"], zoneIntervention: zone)
            }
        }
        #expect(error?.issues == [ValidationIssue("modalites.zoneIntervention", .codeInconnu)])
        #expect(try bureau.offre().value.brouillon == nil)
        try enregistrer.valider(.modalites, de: id, by: .liberal(aline), now: now) {
            $0.modalites = ModalitesIntervention(modalitesAccueil: ["03"], zoneIntervention: zone)
        }
        #expect(try bureau.offre().value.brouillon?.saisie.modalites.zoneIntervention == [])
    }

    private func expectNotFound(by person: IdNatPS) throws {
        let error = #expect(throws: UseCaseError.self) {
            try enregistrer.brouillon(.offre, de: id, by: .liberal(person), now: now) { $0.description.filiere = "x" }
        }
        #expect(error?.code == .introuvable)
        #expect(try bureau.offre().value.brouillon == nil)
    }

    @Test("does not find the offer of someone else")
    func someoneElse() throws {
        try bureau.test.importer([Exemples.fiche(1), Exemples.fiche(2)])
        try expectNotFound(by: Exemples.idNatPS(2))
    }

    @Test("does not find an offer that was withdrawn")
    func withdrawn() throws {
        try bureau.test.importer([Exemples.fiche(2)])
        try expectNotFound(by: aline)
    }
}
