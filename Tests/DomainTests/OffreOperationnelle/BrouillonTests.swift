import Domain
import Foundation
import TestSupport
import Testing

@Suite struct BrouillonTests {
    private let now = Exemples.now
    private let id = Identifiant(rawValue: 14)

    /// A draft where a step was typed.
    private func typed(_ etape: Etape = .offre) -> Brouillon {
        var offre = OffreEnSaisie(Exemples.offreComplete(validee: false), brouillon: nil, now: now)
        var saisie = offre.saisieCourante
        saisie.description.nomOffre = "tapé"
        offre.record(saisie, etape: etape, now: now)
        return offre.brouillon
    }

    @Test("has version 0 while nothing was ever typed, and nothing to forget")
    func new() {
        let draft = Brouillon(id: id, now: now)
        #expect(draft.version == 0 && draft.saisie == nil && draft.dateExpiration == nil)
        #expect(Etape.allCases.allSatisfy { draft.modification($0) == nil })
    }

    @Test("lives 60 days after its last change, then is empty; its version goes on")
    func lives() {
        let end = now.adding(days: 60)
        var draft = typed()
        #expect(draft.version == 1 && draft.dateExpiration == end)
        let early = draft.expire(now: end.adding(seconds: -1))
        #expect(!early && draft == typed())
        let expired = draft.expire(now: end.adding(days: 3))
        #expect(expired)
        #expect(draft.saisie == nil && draft.etapesValidees.isEmpty && draft.dateExpiration == nil)
        #expect(draft.version == 2)
        #expect(Etape.allCases.allSatisfy { draft.modification($0)?.version == 2 })
        let again = draft.expire(now: end.adding(days: 100))
        #expect(!again && draft.version == 2)
    }

    @Test("remembers which version last changed each step")
    func modifications() {
        let draft = typed()
        #expect(draft.modification(.offre)?.version == 1 && draft.modification(.offre)?.date == now)
        #expect(draft.modification(.contacts) == nil)
    }

    @Test("is written the same way each time, and read back")
    func stable() throws {
        var offre = OffreEnSaisie(Exemples.offreComplete(validee: false), brouillon: nil, now: now)
        for etape in Parcours.liberal.aValider.reversed() {
            let issues = offre.validateStep(etape, saisie: Exemples.saisie, now: now)
            #expect(issues.isEmpty)
        }
        let json = try JSONEncoder().encode(offre.brouillon)
        #expect(String(decoding: json, as: UTF8.self).contains("\"etapesValidees\":[1,2,3,4,5]"))
        #expect(try JSONDecoder().decode(Brouillon.self, from: json) == offre.brouillon)
    }

    @Test("an empty draft is a short document, read back with the last change of each step")
    func empty() throws {
        var draft = typed()
        let expired = draft.expire(now: now.adding(days: 60))
        #expect(expired)
        let json = try JSONEncoder().encode(draft)
        #expect(json.count < 100)
        #expect(try JSONDecoder().decode(Brouillon.self, from: json) == draft)
    }

    @Test("a document of a migrated draft is one that changed once, in every step")
    func migrated() throws {
        let saisie = String(decoding: try JSONEncoder().encode(Exemples.saisie), as: UTF8.self)
        let json = """
            {"dateModification":1795167000000,"etapesValidees":[4],"id":14,"saisie":\(saisie)}
            """
        let draft = try JSONDecoder().decode(Brouillon.self, from: Data(json.utf8))
        #expect(draft.saisie == Exemples.saisie && draft.etapesValidees == [.contacts])
        #expect(draft.version == 1 && draft.dateModification == Exemples.now && draft.id == id)
        #expect(Etape.allCases.allSatisfy { draft.modification($0)?.version == 1 })
    }
}
