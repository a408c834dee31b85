import Domain
import HTTP
import TestSupport
import Testing
import UseCases

@testable import Portal

/// What one person may fill of the store, and what the page then says.
@Suite struct QuotaTests {
    private let visitor: Visitor

    init() throws {
        visitor = try Visitor()
        try visitor.enterWithOffers()
    }

    private func declare(_ value: String) throws -> Int {
        let path = try visitor.firstOffer + "/anomalies"
        visitor.get(path)
        return visitor.post([("element", "nomExercice"), ("valeurAttendue", value)], to: path)
    }

    @Test("the anomaly beyond the quota is not kept: the page says what to do and holds what was typed")
    func anomalies() throws {
        for rank in 1...Quota.anomaliesOuvertes.valeur { #expect(try declare("N\(rank)") == 200) }
        #expect(try declare("DE TROP") == 429)
        #expect(visitor.page.contains("Trop d’anomalies en cours") && visitor.page.contains("value=\"DE TROP\""))
        // 10:30 in Paris.
        #expect(visitor.response.headers["Retry-After"] == "48600")
        #expect(HTMLDocument(visitor.page).faults == [])
    }

    @Test("lists 50 anomalies at a time, the last ones first, with a link to those before")
    func pages() throws {
        let id = try visitor.test.offres(Exemples.idNatPS(1))[0].value.id
        try visitor.test.store.write { store in
            for rank in 1...60 {
                let anomalie = Anomalie(
                    id: try store.newId(), declarant: id, offre: id, element: .nomExercice, valeurConstatee: "",
                    valeurAttendue: "VALEUR-\(rank).", description: "", autorite: "CNOM", now: Exemples.now)
                try store.save(anomalie, version: nil, by: .exploitant("essai"), now: Exemples.now)
            }
        }
        visitor.get(try visitor.firstOffer + "/anomalies")
        #expect(visitor.page.contains("VALEUR-60.") && visitor.page.contains("VALEUR-11."))
        #expect(!visitor.page.contains("VALEUR-10."))
        let link = HTMLDocument(visitor.page).elements.first { $0["href"]?.contains("?avant=") == true }
        #expect(visitor.get(try #require(link?["href"])) == 200)
        #expect(visitor.page.contains("VALEUR-10.") && !visitor.page.contains("?avant="))
    }

    @Test("lists 50 offers at a time, with a link to the next ones")
    func offers() throws {
        let places = (100..<160).map { rank in
            var place = Exemples.cabinet
            place.cle = "R99\(rank)"
            place.denominationEG = "CABINET-\(rank)."
            return place
        }
        try visitor.test.take([Exemples.fiche(1, places: places)])
        visitor.get("/mes-offres")
        #expect(visitor.page.contains("CABINET-100.") && visitor.page.contains("CABINET-149."))
        #expect(!visitor.page.contains("CABINET-150."))
        let link = HTMLDocument(visitor.page).elements.first { $0["href"]?.contains("?apres=") == true }
        #expect(visitor.get(try #require(link?["href"])) == 200)
        #expect(visitor.page.contains("CABINET-159.") && !visitor.page.contains("?apres="))
    }

    @Test("has words of its own for every quota, with the number that is reached")
    func texts() {
        let texts = Quota.allCases.map(ErrorTexts.quota)
        for (quota, text) in zip(Quota.allCases, texts) { #expect(text.quoi.contains("\(quota.valeur)")) }
        #expect(Set(texts.map { $0.quoi + $0.queFaire }).count == Quota.allCases.count)
    }

    @Test("answers 429 with the time to wait when an account changes too often")
    func account() {
        var statuses: [Int] = []
        for rank in 0...Quota.changementsCompteParJour.valeur {
            visitor.get("/compte/courriel")
            statuses.append(visitor.post([("courriel", "a\(rank)@exemple.fr")], to: "/compte/courriel"))
        }
        #expect(statuses.last == 429 && statuses.first == 200)
        #expect(visitor.page.contains("Trop de modifications") && visitor.response.headers["Retry-After"] != nil)
    }
}

/// Registers that say too much of one person.
@Suite struct ListesTests {
    @Test("shows the first 50 rows of what a register says, and tells how many others there are")
    func rows() throws {
        let visitor = try Visitor()
        var fiche = Exemples.fiche(1)
        fiche.exercices[0].savoirFaire = (0..<2000).map {
            SavoirFaire(type: "S", code: "X\($0)", libelle: "SAVOIR-\($0).")
        }
        try visitor.test.take([fiche])
        visitor.enter()
        visitor.get("/compte/informations")
        #expect(
            visitor.page.contains("SAVOIR-49.") && !visitor.page.contains("SAVOIR-50.")
                && visitor.page.contains("1950 autres"))
        visitor.get(try visitor.firstOffer + "/saisie/1-repertoires")
        #expect(visitor.page.contains("SAVOIR-49.") && !visitor.page.contains("SAVOIR-50."))
    }
}
