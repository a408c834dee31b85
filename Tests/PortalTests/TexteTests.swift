import Domain
import FHIRServer
import Foundation
import HTTP
import Storage
import TestSupport
import Testing
import UseCases

/// Texts that try to harm who reads them, from the form to the bytes of the API.
@Suite struct TexteTests {
    private let visitor: Visitor

    init() throws {
        visitor = try Visitor(publisher: FHIRPublisher())
        try visitor.enterWithOffers()
    }

    private func offer(named name: String) throws -> Int {
        try visitor.fill("2-offre", Typed.offre.map { $0.0 == "description.nomOffre" ? ($0.0, name) : $0 })
    }

    private var draft: Saisie? {
        get throws {
            let id = try visitor.test.offres(Exemples.idNatPS(1))[0].value.id
            return try visitor.test.store.read { try $0.find(Brouillon.self, id)?.value.saisie }
        }
    }

    @Test(
        "a name with a character that cannot be shown is refused: the page tells where it was, the draft does not hold it",
        arguments: ["\u{0}", "\u{1B}[2J", "\u{202E}", "\u{FFF9}"])
    func forbidden(_ text: String) throws {
        #expect(try offer(named: "Cabinet\(text) EXEMPLE") == 422)
        let rest = text.unicodeScalars.dropFirst().map(String.init).joined()
        #expect(visitor.page.contains("value=\"Cabinet\u{FFFD}\(rest) EXEMPLE\""))
        #expect(visitor.page.contains("Retirez ou remplacez «\u{A0}\u{FFFD}\u{A0}»"))
        #expect(try draft?.description.nomOffre == "Cabinet\u{FFFD}\(rest) EXEMPLE")
        #expect(
            !visitor.page.unicodeScalars.contains { $0 != "\n" && TexteRegulier.estInterdit($0) && $0.value != 0xFFFD })
    }

    @Test(
        "a name without anything to read is refused as missing",
        arguments: ["\u{200B}\u{200B}", "\u{2060}\u{AD}", "\u{2800}", "…"])
    func blank(_ text: String) throws {
        #expect(try offer(named: text) == 422)
        #expect(visitor.page.contains("Renseignez le nom de l’offre"))
    }

    @Test("letters with a thousand accents each are refused, and kept short")
    func accents() throws {
        let name = String(repeating: "a" + String(repeating: "\u{301}", count: 1000), count: 150)
        #expect(try offer(named: name) == 422)
        #expect(visitor.page.utf8.count < 200_000)
        #expect(try (draft?.description.nomOffre.utf8.count ?? 0) < 2_000)
    }

    @Test("what a paste brings is published regular, in every text, and can be read back")
    func paste() throws {
        #expect(try offer(named: "\u{FEFF}  Cabinet\u{A0}de l\u{2019}E\u{301}te\u{301}\r\n\u{200E}") == 200)
        try visitor.fill("1-repertoires", [])
        try visitor.fill("3-modalites", Typed.modalites)
        #expect(
            try visitor.fill(
                "4-contacts",
                [
                    ("etape", "contacts"), ("contacts.patients.0.canal", "2"),
                    ("contacts.patients.0.adresse", "\u{202A}01\u{A0}99 00 12 34\u{202C}"),
                    ("contacts.patients.0.note", "\u{200B}Secre\u{301}tariat\t\u{AD}ouvert"),
                ]) == 200)
        try visitor.fill("5-horaires", Typed.horaires)
        try visitor.validate()
        let id = try visitor.test.offres(Exemples.idNatPS(1))[0].value.id
        let server = FHIRServer(
            publicURL: "https://ror.example", publications: SQLPublicationReader(visitor.test.database),
            started: Exemples.now, log: { Issue.record("unexpected: \($0)") })
        let body = server.respond(to: Request(.get, "/fhir/HealthcareService/\(id)")).body
        let object = try #require(try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any])
        #expect(
            (object["name"] as? String)?.unicodeScalars.elementsEqual("Cabinet de l’\u{C9}t\u{E9}".unicodeScalars)
                == true)
        let text = String(decoding: body, as: UTF8.self)
        #expect(text.contains("Secrétariat ouvert") && text.contains("0199001234"))
        #expect(!text.unicodeScalars.contains(where: TexteRegulier.estInterdit))
    }

    @Test("an anomaly keeps its lines and nothing invisible; a forbidden character is shown again, refused")
    func anomaly() throws {
        let path = try visitor.firstOffer + "/anomalies"
        visitor.get(path)
        let typed = [
            ("element", "nomExercice"), ("valeurAttendue", "EXEMPLE\u{0}"), ("description", "un\r\n\u{200B}deux"),
        ]
        #expect(visitor.post(typed, to: path) == 422)
        #expect(visitor.page.contains("EXEMPLE\u{FFFD}") && visitor.page.contains("un\ndeux</textarea>"))
        #expect(visitor.post(typed.map { ($0.0, $0.1.replacing("\u{0}", with: "S")) }, to: path) == 200)
        let kept = try visitor.test.store.read { store in
            try store.ids(of: Anomalie.self, after: nil, limit: 2).compactMap {
                try store.find(Anomalie.self, $0)?.value
            }
        }
        #expect(kept.map(\.valeurAttendue) == ["EXEMPLES"] && kept.map(\.description) == ["un\ndeux"])
    }
}
