import Domain
import TestSupport
import Testing
import UseCases

/// Anomalies of a place that several persons share, whose offers were never validated.
@Suite struct CorrigerAnomaliesTests {
    private let test: TestStore
    private let publisher = RecordingPublisher()
    private let name = "MSP DES NOUVEAUX TILLEULS"
    private var msp: FicheStructure { Exemples.maisonDeSante }

    init() throws {
        test = try TestStore()
        try test.take([1, 2].map { Exemples.fiche($0, places: [msp]) })
        for rank in [1, 2] {
            try DeclarerAnomalie(store: test.store)(
                .denominationEG, valeurAttendue: "MSP des nouveaux tilleuls", description: "",
                offre: test.offres(Exemples.idNatPS(rank))[0].value.id,
                by: .liberal(Exemples.idNatPS(rank), compte: Int64(rank)), now: Exemples.now)
        }
    }

    private func corrected() throws -> [Anomalie.Statut] {
        try [1, 2].flatMap { rank in
            let offre = try test.offres(Exemples.idNatPS(rank))[0].value.id
            return try test.store.read { try $0.find(Anomalie.self, by: .offre, [.id(offre)]) }.map(\.value.statut)
        }
    }

    private func toldTo() throws -> [Int64] {
        try test.store.read { try $0.evenementsATraiter(limit: 10) }.map(\.destinataire.rawValue)
    }

    @Test("are corrected once by an edition of RPPS, whoever brings the change of the place")
    func rpps() throws {
        var renamed = msp
        renamed.denominationEG = name
        var first = Exemples.fiche(1, places: [renamed])
        first.situations[0].prevails = false
        try test.take([first, Exemples.fiche(2, places: [renamed])])
        #expect(try corrected() == [.corrigee, .corrigee])
        #expect(try Set(toldTo()) == Set([1, 2]) && toldTo().count == 2)
    }

    @Test("are corrected by FINESS")
    func finess() throws {
        let number = try #require(msp.numFINESS)
        let site = FicheFINESS(numFINESS: number, denominationEG: name, categorieEG: "603", adresse: msp.adresse)
        let importer = ImporterFINESS(
            store: test.store, publisher: publisher,
            provenance: Provenance(.finess, edition: Exemples.provenance.edition), dryRun: false,
            now: { Exemples.now })
        try importer.take([(fiche: .site(site), empreinte: Empreinte(cle: 1, valeur: 1))])
        #expect(try corrected() == [.corrigee, .corrigee])
        #expect(try toldTo().count == 2)
        #expect(publisher.offres.isEmpty)
    }
}
