import Domain
import Storage
import TestSupport
import Testing
import UseCases

/// From a first sign-in to a published offer, on the real store.
@Suite struct SaisirOffreTests {
    private let test: TestStore
    private let offre: Identifiant
    private let person = Exemples.idNatPS(1)
    private let now = Exemples.now

    init() throws {
        test = try TestStore()
        offre = try test.offreDUnePersonne(1)
    }

    private var enregistrer: EnregistrerEtape { EnregistrerEtape(store: test.store) }

    private func completer() throws {
        for etape in Etape.aValider {
            try enregistrer.valider(etape, de: offre, par: person, now: now) { $0 = Exemples.saisie }
        }
    }

    @Test("keeps a draft as typed, even wrong")
    func draft() throws {
        try enregistrer.brouillon(.contacts, de: offre, par: person, now: now) { saisie in
            saisie.contacts.patients = [ContactSaisi(canal: .telephoneFixe, adresse: "12")]
        }
        let found = try ConsulterOffres(store: test.store).offre(offre, de: person, now: now)
        #expect(found.complete.saisieCourante.contacts.patients.map(\.adresse) == ["12"])
    }

    @Test("refuses a step with everything that is wrong, and stores nothing")
    func refused() throws {
        let error = #expect(throws: UseCaseError.self) {
            try enregistrer.valider(.modalites, de: offre, par: person, now: now) { saisie in
                saisie.modalites = ModalitesIntervention()
            }
        }
        #expect(error?.issues == [ValidationIssue("modalites.modalitesAccueil", .auMoinsUn)])
        #expect(try test.offres(person)[0].value.brouillon == nil)
    }

    @Test("refuses a commune that is not in the official list")
    func unknownCommune() throws {
        let error = #expect(throws: UseCaseError.self) {
            try enregistrer.valider(.modalites, de: offre, par: person, now: now) { saisie in
                saisie.modalites = ModalitesIntervention(
                    modalitesAccueil: ["05"], zoneIntervention: [CodeCommune("99999")].compactMap(\.self))
            }
        }
        #expect(error?.issues.map(\.regle) == [.codeInconnu])
    }

    @Test("knows nothing of the offer of someone else")
    func otherPerson() throws {
        try test.importer([Exemples.fiche(1), Exemples.fiche(2)])
        for work in [
            { _ = try ConsulterOffres(store: test.store).offre(offre, de: Exemples.idNatPS(2), now: now) },
            { try enregistrer.brouillon(.offre, de: offre, par: Exemples.idNatPS(2), now: now) { _ in } },
            {
                try ValiderOffre(store: test.store, publisher: RecordingPublisher())(
                    offre, par: Exemples.idNatPS(2), now: now)
            },
        ] as [() throws -> Void] {
            #expect(throws: UseCaseError.self) { try work() }
        }
    }

    @Test("publishes a validated offer in the same transaction, and not before")
    func publication() throws {
        let reader = SQLPublicationReader(test.database)
        let key = ResourceKey(type: "HealthcareService", id: offre)
        try completer()
        #expect(try reader.publication(key) == nil)
        try ValiderOffre(store: test.store, publisher: RecordingPublisher())(offre, par: person, now: now)
        let body = try #require(try reader.publication(key)?.body)
        #expect(String(decoding: body, as: UTF8.self).contains("Cabinet du Dr Aline EXEMPLE"))
    }

    @Test("leaves the offer unvalidated when its publication cannot be stored")
    func failingPublication() throws {
        struct Impossible: Publisher {
            func publications(of offre: OffreComplete) -> [Publication] {
                [
                    Publication(
                        key: ResourceKey(type: "Inconnu", id: offre.offre.id), lastUpdated: Exemples.now, body: [],
                        tokens: [])
                ]
            }
            func resources(ofOffre id: Identifiant) -> [ResourceKey] { [] }
        }
        try completer()
        #expect(throws: (any Error).self) {
            try ValiderOffre(store: test.store, publisher: Impossible())(offre, par: person, now: now)
        }
        #expect(try test.offres(person)[0].value.statut == .aCompleter)
    }

    @Test("refuses to validate while steps are missing, and tells which")
    func missing() throws {
        try enregistrer.valider(.offre, de: offre, par: person, now: now) { $0 = Exemples.saisie }
        let error = #expect(throws: UseCaseError.self) {
            try ValiderOffre(store: test.store, publisher: RecordingPublisher())(offre, par: person, now: now)
        }
        #expect(error?.issues.map(\.attribut) == ["etapes.1", "etapes.3", "etapes.4", "etapes.5"])
    }

    @Test("validates only what was shown: a version that changed is a conflict")
    func conflict() throws {
        try completer()
        let version = try test.offres(person)[0].version
        let error = #expect(throws: UseCaseError.self) {
            try ValiderOffre(store: test.store, publisher: RecordingPublisher())(
                offre, par: person, version: version - 1, now: now)
        }
        #expect(error?.code == .conflit)
    }

    @Test("makes every publication again from the offers")
    func publishAll() throws {
        try completer()
        try ValiderOffre(store: test.store, publisher: RecordingPublisher())(offre, par: person, now: now)
        let publisher = RecordingPublisher()
        #expect(try PublierTout(store: test.store, publisher: publisher)(now: { Exemples.now }) == 1)
        #expect(publisher.offres == [offre])
    }
}
