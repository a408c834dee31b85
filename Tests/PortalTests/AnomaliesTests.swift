import Domain
import HTTP
import TestSupport
import Testing
import UseCases

@testable import Portal

@Suite struct AnomaliesTests {
    private let visitor: Visitor
    private let id: Identifiant
    private var path: String { "/offres/\(id)/anomalies" }

    init() throws {
        visitor = try Visitor()
        id = try visitor.test.offreDUnePersonne(1)
        visitor.enter()
    }

    private func take(_ change: (inout FichePersonne) -> Void) throws {
        var fiche = Exemples.fiche(1)
        change(&fiche)
        try visitor.test.take([fiche], publisher: visitor.publisher)
    }

    @Test("declares a datum wrong, tells who corrects it, and marks it corrected when an edition brings the value")
    func corrected() throws {
        visitor.get("/offres/\(id)/saisie/1-repertoires")
        #expect(visitor.page.contains("href=\"\(path)\""))
        #expect(visitor.get(path + "?element=telephone") == 200)
        #expect(visitor.page.contains("value=\"telephone\" selected"))
        #expect(visitor.post([("element", "telephone"), ("valeurAttendue", " 01.99.00.56.78 ")], to: path) == 200)
        #expect(visitor.page.contains("À traiter") && visitor.page.contains("CNOM"))
        visitor.get("/mes-offres")
        #expect(visitor.page.contains("1 anomalie en cours"))
        try take { $0.situations[0].situation.telephone = "0199000000" }
        visitor.get(path)
        #expect(visitor.page.contains("À traiter"))
        try take { $0.situations[0].situation.telephone = "+33 1 99 00 56 78" }
        visitor.get(path)
        #expect(visitor.page.contains("Corrigée") && visitor.page.contains("RPPS, édition du"))
        visitor.get("/mes-offres")
        #expect(visitor.page.contains("anomalie corrigée"))
        let events = try visitor.test.store.read { try $0.evenementsATraiter(limit: 10) }
        let anomaly = try visitor.test.store.read { try $0.find(Anomalie.self, by: .offre, [.id(id)]).first?.value }
        #expect(
            events.map(\.nature) == [.anomalieCorrigee] && events.map(\.objet) == events.compactMap { _ in anomaly?.id }
        )
        #expect(events.map(\.destinataire) == events.compactMap { _ in anomaly?.declarant })
    }

    @Test("keeps what was typed and tells what is to be corrected")
    func refused() {
        visitor.get(path)
        let fields = [("element", "nomExercice"), ("valeurAttendue", "EXEMPLE"), ("description", "mots <b>")]
        #expect(visitor.post(fields, to: path) == 422)
        #expect(visitor.page.contains("Indiquez une valeur différente") && visitor.page.contains("mots &lt;b&gt;"))
        #expect(visitor.post([("element", ""), ("valeurAttendue", "")], to: path) == 422)
        #expect(visitor.page.contains("href=\"#element\"") && visitor.page.contains("2 champs sont à corriger"))
        #expect(
            visitor.post([("element", "adresse"), ("valeurAttendue", String(repeating: "x", count: 301))], to: path)
                == 422)
    }

    @Test("cancels one's own declaration; nobody sees the offers of others")
    func rights() throws {
        visitor.get(path)
        visitor.post([("element", "adresse"), ("valeurAttendue", "8 Rue DES LILAS")], to: path)
        let anomaly = try #require(
            try visitor.test.store.read { try $0.find(Anomalie.self, by: .offre, [.id(id)]).first })
        let button = [("anomalie", anomaly.value.id.description)]
        #expect(visitor.post(button, to: path + "/annuler", jeton: "faux") == 403)
        visitor.get(path)
        visitor.post(button, to: path + "/annuler")
        #expect(visitor.page.contains("Annulée"))
        try visitor.test.take([Exemples.fiche(1), Exemples.fiche(2)], publisher: visitor.publisher)
        visitor.forget()
        visitor.enter(2)
        for target in [path, path + "/annuler", "/offres/\(id)/convention"] {
            visitor.get("/mes-offres")
            #expect(visitor.post([("element", "adresse"), ("valeurAttendue", "x")] + button, to: target) == 404)
        }
        #expect(visitor.get(path) == 404)
    }

    @Test("contests convention data and takes it back; shows where each part comes from")
    func convention() throws {
        visitor.get("/offres/\(id)/saisie/1-repertoires")
        #expect(visitor.page.contains("Aucune donnée de l’Assurance maladie"))
        try visitor.test.store.write { store in
            var found = try #require(try store.find(OffreOperationnelle.self, id))
            let data = Convention(
                secteur: .honorairesLibres, optionContratAccesAuxSoins: true, carteVitaleAcceptee: true,
                confiance: .faible)
            let edition = Provenance(.ameli, edition: Exemples.provenance.edition)
            _ = found.value.receive(data, provenance: edition, now: Exemples.now)
            try store.save(found.value, version: found.version, by: .repertoire(edition), now: Exemples.now)
        }
        visitor.get("/offres/\(id)/saisie/1-repertoires")
        #expect(visitor.page.contains("honoraires libres") && visitor.page.contains("Ameli, édition du"))
        #expect(visitor.page.contains("votre commune seulement"))
        visitor.get(path)
        visitor.post([("conteste", "oui")], to: "/offres/\(id)/convention")
        #expect(visitor.page.contains("Ces données me concernent"))
        #expect(try visitor.test.offres(Exemples.idNatPS(1))[0].value.liberal?.conventionRetenue == nil)
        visitor.post([("conteste", "non")], to: "/offres/\(id)/convention")
        #expect(try visitor.test.offres(Exemples.idNatPS(1))[0].value.liberal?.conventionRetenue != nil)
    }

    @Test("tells two offers at one address as a possible duplicate, and leaves them two")
    func duplicates() throws {
        var twin = Exemples.cabinet
        twin.cle = "R99777"
        twin.denominationEG = "CAB. EXEMPLE"
        try visitor.test.take([Exemples.fiche(1, places: [Exemples.cabinet, twin])], publisher: visitor.publisher)
        visitor.get("/mes-offres")
        #expect(visitor.page.contains("2 de vos offres ont la même adresse"))
        #expect(try visitor.test.offres(Exemples.idNatPS(1)).count == 2)
    }

    @Test("names what a register made doubtful, on the home page and in its step")
    func toVerify() throws {
        _ = try CompleterOffres(store: visitor.test.store, publisher: visitor.publisher)(
            now: { Exemples.now }, saisie: { _ in Exemples.saisie })
        try take { $0.situations[0].situation.telephone = "0199005678" }
        visitor.get("/mes-offres")
        #expect(visitor.page.contains("A vérifier") && visitor.page.contains("le téléphone de la structure a changé"))
        #expect(visitor.page.contains("/saisie/4-contacts"))
        visitor.get("/offres/\(id)/saisie/4-contacts")
        #expect(visitor.page.contains("Contacts (étape 4)"))
        visitor.get("/offres/\(id)/saisie/3-modalites")
        #expect(!visitor.page.contains("Contacts (étape 4)"))
    }
}
