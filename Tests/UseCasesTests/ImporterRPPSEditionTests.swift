import Domain
import SQL
import Storage
import TestSupport
import Testing
import UseCases

/// A second edition of RPPS over offers that were validated, by several batches.
@Suite struct ImporterRPPSEditionTests {
    private let bureau: Bureau
    private let publisher = RecordingPublisher()
    private let later = Exemples.now.adding(days: 1)
    private let nextEdition = Provenance(.rpps, edition: JourCivil(rang: Exemples.provenance.edition.rang + 7))
    private var msp: FicheStructure { Exemples.maisonDeSante }

    init() throws { bureau = try Bureau() }

    private func take(_ batches: [[FichePersonne]], dryRun: Bool = false) throws -> BilanImport {
        let later = later
        let importer = try ImporterRPPS(
            store: bureau.test.store, publisher: publisher, provenance: nextEdition, dryRun: dryRun, now: { later })
        for batch in batches { try importer.take(batch) }
        try importer.withdraw(bureau.test.absents(batches.flatMap(\.self)))
        return importer.bilan
    }

    private func bilan(
        created: Int = 0, changed: Int = 0, closed: Int = 0, restored: Int = 0, unchanged: Int = 0, toVerify: Int = 0
    ) -> BilanImport {
        var bilan = BilanImport()
        (bilan.created, bilan.changed, bilan.closed, bilan.unchanged) = (created, changed, closed, unchanged)
        (bilan.restored, bilan.toVerify) = (restored, toVerify)
        return bilan
    }

    @Test("tells in a dry run what the import then does, a shared place that changes over several batches included")
    func dryRun() throws {
        try bureau.test.take((1...5).map { Exemples.fiche($0, places: [msp]) })
        try bureau.validerTout()
        var renamed = msp
        renamed.denominationEG = "MSP DES NOUVEAUX TILLEULS"
        let edition = [
            [Exemples.fiche(1, places: [renamed])], [Exemples.fiche(2, places: [renamed]), Exemples.fiche(6)],
            [Exemples.fiche(3, places: [renamed, Exemples.cabinet]), Exemples.fiche(4)],
        ]
        let before = try (bureau.nombreRevisions(), bureau.texte(1), bureau.offre(5).value)
        let expected = bilan(created: 2, changed: 4, closed: 1, toVerify: 1)
        #expect(try take(edition, dryRun: true) == expected)
        #expect(try (bureau.nombreRevisions(), bureau.texte(1), bureau.offre(5).value) == before)
        #expect(try take(edition) == expected)
        #expect(try take(edition) == bilan(unchanged: 6))
    }

    @Test("an edition that says the same writes nothing")
    func same() throws {
        let fiches = [Exemples.fiche(1, places: [msp]), Exemples.fiche(2)]
        try bureau.test.take(fiches)
        try bureau.validerTout()
        let before = try bureau.nombreRevisions()
        #expect(try take([fiches]) == bilan(unchanged: 2))
        #expect(try bureau.nombreRevisions() == before)
        #expect(publisher.offres.isEmpty)
        #expect(try bureau.publication(1)?.version == 1)
    }

    @Test("a place that changes is published at once in the offers of persons of later batches")
    func sharedPlace() throws {
        try bureau.test.take([1, 2].map { Exemples.fiche($0, places: [msp]) })
        try bureau.validerTout()
        var renamed = msp
        renamed.nomOperationnel = "Maison des Tilleuls"
        let later = later
        let importer = try ImporterRPPS(
            store: bureau.test.store, publisher: publisher, provenance: nextEdition, dryRun: false, now: { later })
        try importer.take([Exemples.fiche(1, places: [renamed])])
        #expect(try bureau.texte(1).contains("Maison des Tilleuls"))
        #expect(try bureau.texte(2).contains("Maison des Tilleuls"))
    }

    @Test("a person who changes is published again with what was typed, the draft is kept")
    func personChanges() throws {
        try bureau.test.take([Exemples.fiche(1)])
        try bureau.validerTout()
        let offre = try bureau.offre().value
        try EnregistrerEtape(store: bureau.test.store).brouillon(
            .offre, de: offre.id, by: .liberal(Exemples.idNatPS(1)), version: 0, now: bureau.now
        ) { $0.description.filiere = "tapé" }
        let draft = try bureau.brouillon()
        var fiche = Exemples.fiche(1)
        fiche.exercices[0].nomExercice = "USAGE"
        #expect(try take([[fiche]]) == bilan(changed: 1, toVerify: 1))
        #expect(publisher.offres == [offre.id])
        let after = try bureau.offre().value
        #expect(after.publiee?.decrite == Exemples.decrite)
        #expect(try bureau.brouillon() == draft && draft.saisie?.description.filiere == "tapé")
        #expect(after.publiee?.aVerifier == [ElementAVerifier(.nomOffre, motif: .nomExercice, provenance: nextEdition)])
        let person = try bureau.test.store.read {
            try $0.find(Professionnel.self, by: .idNatPS, .text(fiche.idNatPS.description))?.value
        }
        #expect(person?.exercices[0].nomExercice == "USAGE")
        #expect(person?.provenance == nextEdition)
        #expect(person?.dateCreation == Exemples.now && person?.dateMiseJour == later)
        #expect(try take([[fiche]]) == bilan(unchanged: 1))
    }

    @Test("a situation that changes keeps what was typed, signed by the edition")
    func situationChanges() throws {
        try bureau.test.take([Exemples.fiche(1)])
        try bureau.validerTout()
        var fiche = Exemples.fiche(1)
        fiche.situations[0].situation.telephone = "0199005678"
        #expect(try take([[fiche]]) == bilan(changed: 1, toVerify: 1))
        let offre = try bureau.offre().value
        #expect(offre.statut == .aVerifier)
        #expect(offre.publiee?.aVerifier == [ElementAVerifier(.contacts, motif: .telephone, provenance: nextEdition)])
        #expect(offre.liberal?.situation.telephone == "0199005678")
        #expect(offre.publiee?.decrite == Exemples.decrite)
        #expect(offre.liberal?.provenance == nextEdition)
        #expect(try bureau.dernierAuteur() == ["RPPS \(nextEdition.edition.iso8601)", "repertoire", "import"])
    }

    @Test("an offer that was never validated is changed without being published")
    func notPublished() throws {
        try bureau.test.take([Exemples.fiche(1)])
        var fiche = Exemples.fiche(1)
        fiche.civilite = nil
        #expect(try take([[fiche]]) == bilan(changed: 1))
        #expect(publisher.offres.isEmpty)
        #expect(try bureau.publication() == nil)
    }

    @Test("a person who left is gone for consumers, and comes back as published before, at the date of the return")
    func leavesAndComesBack() throws {
        try bureau.test.take([Exemples.fiche(1), Exemples.fiche(2)])
        try bureau.validerTout()
        let before = try #require(try bureau.publication(1))
        #expect(try take([[Exemples.fiche(2)]]) == bilan(closed: 1, unchanged: 1))
        let gone = try #require(try bureau.publication(1))
        #expect(gone.body == nil)
        #expect(try bureau.offre(1).value.dateRetrait == later)
        #expect(try bureau.offre(1).value.publiee?.decrite == Exemples.decrite)
        #expect(try take([[Exemples.fiche(2)]]) == bilan(unchanged: 1))
        #expect(try take([[Exemples.fiche(1)], [Exemples.fiche(2)]]) == bilan(restored: 1, unchanged: 1))
        let back = try #require(try bureau.publication(1))
        #expect(back.version == gone.version + 1)
        #expect(before.lastUpdated < gone.lastUpdated && gone.lastUpdated < back.lastUpdated)
        func undated(_ resource: PublishedResource) -> String {
            String(decoding: resource.body ?? [], as: UTF8.self).replacing(resource.lastUpdated.iso8601, with: "")
        }
        #expect(undated(back) == undated(before))
    }

    @Test("a Location leaves with the commune of its place, and comes back with it; the Organization stays")
    func communeVanishes() throws {
        try bureau.test.take([Exemples.fiche(1)])
        try bureau.validerTout()
        let offre = try bureau.offre(1).value
        func visible() throws -> [Bool] {
            let reader = SQLPublicationReader(bureau.test.database)
            return try [ResourceType.location, .organization, .healthcareService].map { type in
                let id = type == .healthcareService ? offre.id : offre.porteur.organisation
                return try reader.publication(ResourceKey(type: type, id: id))?.body != nil
            }
        }
        #expect(try visible() == [true, true, true])
        var nowhere = Exemples.cabinet
        nowhere.adresse.communeCOG = nil
        _ = try take([[Exemples.fiche(1, places: [nowhere])]])
        #expect(try visible() == [false, true, true])
        _ = try take([[Exemples.fiche(1)]])
        #expect(try visible() == [true, true, true])
    }

    @Test("an offer that moves leaves nothing published of its former place nor of its legal entity")
    func movesAway() throws {
        try bureau.test.take([Exemples.fiche(1, places: [msp])])
        try bureau.validerTout()
        let former = try bureau.offre(1).value.porteur.organisation
        let place = try #require(try bureau.test.store.read { try $0.find(EntiteGeographique.self, former) }).value
        let keys =
            [PublicationSource.structure(former)] + [try #require(place.entiteJuridique)].map { .entiteJuridique($0) }
        func visible() throws -> [Bool] {
            let reader = SQLPublicationReader(bureau.test.database)
            return try keys.flatMap(\.resources).map { try reader.publication($0)?.body != nil }
        }
        #expect(try visible() == [true, true, true])
        _ = try take([[Exemples.fiche(1)]])
        #expect(try visible() == [false, false, false])
    }

    @Test("a professional and a place leave with the last published offer that refers to them, and come back with it")
    func leavesAlone() throws {
        try bureau.test.take([1, 2].map { Exemples.fiche($0, places: [msp]) } + [Exemples.fiche(3)])
        try bureau.validerTout()
        let (one, two, three) = try (bureau.offre(1).value, bureau.offre(2).value, bureau.offre(3).value)
        func visible(_ offre: OffreOperationnelle) throws -> [Bool] {
            let reader = SQLPublicationReader(bureau.test.database)
            let liberal = try #require(offre.liberal)
            return try [
                (ResourceType.practitioner, liberal.professionnel), (.organization, liberal.structure),
                (.location, liberal.structure),
            ]
            .map { try reader.publication(ResourceKey(type: $0.0, id: $0.1))?.body != nil }
        }
        _ = try take([[Exemples.fiche(1, places: [msp])]])
        #expect(try visible(one) == [true, true, true])
        #expect(try visible(two) == [false, true, true])
        #expect(try visible(three) == [false, false, false])
        _ = try take([[Exemples.fiche(3)]])
        #expect(try visible(one) == [false, false, false])
        #expect(try visible(three) == [true, true, true])
    }

    @Test("someone whose only practice moves keeps the offer, to verify")
    func moves() throws {
        try bureau.test.take([Exemples.fiche(1)])
        try bureau.validerTout()
        #expect(try take([[Exemples.fiche(1, places: [msp])]]) == bilan(changed: 1, toVerify: 1))
        let offre = try #require(try bureau.test.offres(Exemples.idNatPS(1)).map(\.value).first)
        #expect(offre.statut == .aVerifier && offre.estPubliable && offre.publiee?.decrite == Exemples.decrite)
        #expect(offre.publiee?.aVerifier == [ElementAVerifier(.horaires, motif: .structure, provenance: nextEdition)])
        #expect(offre.liberal?.situation.cleStructure == msp.cle)
    }

    @Test("one practice that closes while two open is closed, and two offers are to complete: nothing is guessed")
    func ambiguousMove() throws {
        try bureau.test.take([Exemples.fiche(1)])
        try bureau.validerTout()
        var annexe = Exemples.cabinet
        annexe.cle = "R99002"
        #expect(try take([[Exemples.fiche(1, places: [msp, annexe])]]) == bilan(created: 2, closed: 1))
        let offres = try bureau.test.offres(Exemples.idNatPS(1)).map(\.value)
        #expect(offres.map(\.statut) == [.validee, .aCompleter, .aCompleter])
        #expect(offres.map(\.estPubliable) == [false, false, false])
        #expect(Set(offres.map(\.identifiantOffre)).count == 3)
    }

    @Test("what was typed is forgotten 60 days after a withdrawal, and is back when the register was wrong for less")
    func forgotten() throws {
        try bureau.test.take([Exemples.fiche(1), Exemples.fiche(2)])
        try bureau.validerTout()
        _ = try take([[Exemples.fiche(2)]])
        let forget = OublierSaisies(store: bureau.test.store)
        #expect(try forget(now: later.adding(days: 60).adding(seconds: -1)) == 0)
        #expect(try forget(now: later.adding(days: 60)) == 1)
        #expect(try bureau.offre(1).value.publiee == nil)
        #expect(try take([[Exemples.fiche(1), Exemples.fiche(2)]]) == bilan(restored: 1, unchanged: 1))
        #expect(try bureau.offre(1).value.statut == .aCompleter)
        #expect(try bureau.offre(2).value.publiee?.decrite == Exemples.decrite)
    }

    @Test("a draft is emptied 60 days after its last change, from the store itself, and what is published stays")
    func forgottenDraft() throws {
        let id = try bureau.test.offreDUnePersonne(1)
        try bureau.validerTout()
        try EnregistrerEtape(store: bureau.test.store).brouillon(
            .offre, de: id, by: .liberal(Exemples.idNatPS(1)), version: 0, now: bureau.now
        ) { $0.description.filiere = "tapé" }
        let forget = OublierSaisies(store: bureau.test.store)
        #expect(try forget(now: bureau.now.adding(days: 60).adding(seconds: -1)) == 0)
        #expect(try forget(now: bureau.now.adding(days: 60)) == 1)
        #expect(try forget(now: bureau.now.adding(days: 61)) == 0)
        #expect(try bureau.brouillon().saisie == nil && bureau.brouillon().version == 2)
        let left = try bureau.test.database.read { connection in
            try connection.rows("SELECT document FROM brouillon UNION ALL SELECT document FROM revision") {
                try $0.text(0)
            }
        }
        #expect(!left.isEmpty && left.allSatisfy { !$0.contains("tapé") })
        #expect(try bureau.offre().value.publiee?.decrite == Exemples.decrite)
    }

    @Test("names an offer by the region of its place, 00 when the commune is unknown")
    func region() throws {
        var nowhere = Exemples.cabinet
        nowhere.cle = "R99002"
        nowhere.adresse.communeCOG = CodeCommune("99999")
        _ = try take([[Exemples.fiche(1), Exemples.fiche(2, places: [nowhere])]])
        #expect(try bureau.offre(1).value.identifiantOffre.hasPrefix("11/"))
        #expect(try bureau.offre(2).value.identifiantOffre.hasPrefix("00/"))
    }

    @Test("makes one offer of an activity that comes twice, and one legal entity of two places of a company")
    func once() throws {
        var annexe = msp
        annexe.cle = "R99003"
        annexe.numFINESS = nil
        var fiche = Exemples.fiche(1, places: [msp, annexe, msp])
        fiche.situations[2].situation.role = "FON-01"
        #expect(try take([[fiche]]) == bilan(created: 2))
        let places = try bureau.test.store.read {
            try $0.find(EntiteGeographique.self, by: .cle, [msp.cle, annexe.cle].map { .text($0) })
        }
        #expect(places.count == 2)
        #expect(Set(places.map(\.value.entiteJuridique)).count == 1)
        #expect(places.allSatisfy { $0.value.entiteJuridique != nil })
    }
}
