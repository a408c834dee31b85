import Domain
import TestSupport
import Testing
import UseCases

/// What registers, commands and jobs are recorded as: what the table of rights gives them.
@Suite struct DroitsImportsTests {
    @Test(
        "registers bring data and correct anomalies, the operator completes offers and keeps the house; none does the work of another"
    )
    func table() {
        let day = Exemples.provenance.edition
        let offre = Exemples.offreComplete().objet
        let registers = [Acteur.repertoire(Exemples.provenance), .nomenclatures("2026.1")]
        for actor in registers {
            #expect(actor.may(.actualiserRepertoire, sur: .repertoire, le: day))
            #expect(actor.may(.traiterAnomalie, sur: offre, le: day))
            #expect(!actor.may(.exploiter, sur: .repertoire, le: day) && !actor.may(.validerOffre, sur: offre, le: day))
        }
        let command = Acteur.exploitant("ror generate")
        #expect(command.may(.exploiter, sur: .repertoire, le: day) && command.may(.validerOffre, sur: offre, le: day))
        #expect(!command.may(.actualiserRepertoire, sur: .repertoire, le: day))
    }

    @Test("the history names the edition, the release and the command, each with its profile and its door")
    func history() throws {
        let bureau = try Bureau()
        try bureau.test.take([Exemples.fiche(1)])
        #expect(try bureau.dernierAuteur() == ["RPPS 2026-11-19", "repertoire", "import"])
        try bureau.validerTout()
        #expect(try bureau.dernierAuteur() == ["ror generate", "exploitant", "commande"])
    }
}
