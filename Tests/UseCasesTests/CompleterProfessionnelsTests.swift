import Domain
import TestSupport
import Testing
import UseCases

@Suite struct CompleterProfessionnelsTests {
    private let bureau: Bureau
    private let later = Exemples.now.adding(seconds: 60)

    init() throws {
        bureau = try Bureau()
        try bureau.test.take([Exemples.fiche(1), Exemples.fiche(2)])
    }

    private func complete(dryRun: Bool = false) -> CompleterProfessionnels {
        CompleterProfessionnels(
            store: bureau.test.store, suivi: .mssante,
            provenance: Provenance(.mssante, edition: JourCivil(rang: 20_777)),
            dryRun: dryRun, now: { [later] in later })
    }

    private func boite(_ rank: Int, _ adresse: String, cle: Int64? = nil) -> CompleterProfessionnels.Complement {
        var empreinte = Empreinte(cle: cle ?? Int64(rank), valeur: Int64(adresse.utf8.count))
        empreinte.estConnue = false
        return .init(Exemples.idNatPS(rank), empreinte: empreinte) { person in
            guard person.boitesLettresMSS?.valeur != [adresse] else { return false }
            person.boitesLettresMSS = ValeurSourcee(
                [adresse], provenance: Exemples.provenance, date: Exemples.now)
            return true
        }
    }

    private func person(_ rank: Int) throws -> Professionnel {
        try #require(
            try bureau.test.store.read {
                try $0.find(Professionnel.self, by: .idNatPS, .text(Exemples.idNatPS(rank).description))?.value
            })
    }

    private func connues() throws -> [EmpreinteConnue] {
        var found: [EmpreinteConnue] = []
        try bureau.test.store.read { try $0.empreintes(.mssante) { found.append($0) } }
        return found.sorted { $0.empreinte.cle < $1.empreinte.cle }
    }

    @Test("completes the persons of the directory and remembers them; others leave no trace")
    func completes() throws {
        let completer = complete()
        try completer.complete([boite(1, "a@pro.mssante.fr"), boite(9, "z@pro.mssante.fr")])
        #expect(completer.bilan.changed == 1 && completer.bilan.unchanged == 0)
        #expect(try person(1).boitesLettresMSS?.valeur == ["a@pro.mssante.fr"])
        #expect(try person(2).boitesLettresMSS == nil)
        #expect(try connues().map(\.agregat) == [person(1).id])
        #expect(try bureau.dernierAuteur()?[1...] == ["repertoire", "import"])
    }

    @Test("what is said already is counted as unchanged and writes no revision, but is remembered")
    func unchanged() throws {
        try complete().complete([boite(1, "a@pro.mssante.fr")])
        let revisions = try bureau.nombreRevisions()
        let again = complete()
        try again.complete([boite(1, "a@pro.mssante.fr", cle: 11)])
        #expect(again.bilan.unchanged == 1 && again.bilan.changed == 0)
        #expect(try bureau.nombreRevisions() == revisions)
        #expect(try connues().map(\.empreinte.cle) == [1, 11])
    }

    @Test("adds up the counts of its transactions; nothing to complete counts nothing")
    func counts() throws {
        let completer = complete()
        try completer.complete([])
        #expect(completer.bilan == BilanImport())
        try completer.complete([boite(1, "a@pro.mssante.fr")])
        try completer.complete([boite(2, "b@pro.mssante.fr")])
        #expect(completer.bilan.changed == 2)
    }

    @Test("a dry run counts the same and stores nothing")
    func dryRun() throws {
        let revisions = try bureau.nombreRevisions()
        let completer = complete(dryRun: true)
        try completer.complete([boite(1, "a@pro.mssante.fr"), boite(2, "b@pro.mssante.fr")])
        #expect(completer.bilan.changed == 2)
        #expect(try person(1).boitesLettresMSS == nil)
        #expect(try connues().isEmpty)
        #expect(try bureau.nombreRevisions() == revisions)
    }

    @Test("takes away what is no longer said, counts it as closed once, and forgets every fingerprint")
    func withdraws() throws {
        try complete().complete([boite(1, "a@pro.mssante.fr"), boite(2, "b@pro.mssante.fr")])
        let unknown = EmpreinteConnue(Empreinte(cle: 99, valeur: 1), agregat: Identifiant(rawValue: 999_999))
        let gone = try [connues()[0], unknown]
        for closed in [1, 0] {
            let completer = complete()
            try completer.withdraw(gone) { person in
                defer { person.boitesLettresMSS = nil }
                return person.boitesLettresMSS != nil
            }
            #expect(completer.bilan.closed == closed && completer.bilan.changed == 0)
        }
        #expect(try person(1).boitesLettresMSS == nil)
        #expect(try person(2).boitesLettresMSS?.valeur == ["b@pro.mssante.fr"])
        #expect(try connues().map(\.empreinte.cle) == [2])
    }
}
