import Domain
import TestSupport
import Testing

/// What becomes of codes that the national tables retire after they were typed.
@Suite struct CodesRetiresTests {
    struct Cas: Sendable, CustomTestStringConvertible {
        let jeu: JeuDeValeurs
        let code: String
        let etape: Etape
        let attribut: String
        let libelle: String
        var testDescription: String { attribut }
    }

    /// Codes that `Exemples.saisie` holds.
    static let cas = [
        Cas(
            jeu: .activiteOperationnelle, code: "437", etape: .offre, attribut: "description.activitesOperationnelles",
            libelle: "Médecine générale"),
        Cas(
            jeu: .acteSpecifique, code: "0172", etape: .offre, attribut: "description.actesSpecifiques",
            libelle: "ECG (électrocardiographie)"),
        Cas(
            jeu: .competenceSpecifique, code: "01", etape: .offre, attribut: "description.competencesSpecifiques",
            libelle: ""),
        Cas(
            jeu: .modaliteAccueil, code: "11", etape: .offre, attribut: "description.teleExpertise", libelle: ""),
        Cas(
            jeu: .modaliteAccueil, code: "05", etape: .modalites, attribut: "modalites.modalitesAccueil", libelle: ""),
    ]

    private func withRetired<Result>(_ cas: Cas, _ body: () throws -> Result) rethrows -> Result {
        try Nomenclature.$courantes.withValue(
            Exemples.nomenclatures(retirant: [(cas.jeu, cas.code)]), operation: body)
    }

    @Test("a retired code that was not published is refused by its step, and told by its label", arguments: cas)
    func refused(_ cas: Cas) throws {
        try withRetired(cas) {
            var offre = OffreEnSaisie(Exemples.offreComplete(validee: false), brouillon: nil, now: Exemples.now)
            let issues = offre.validateStep(cas.etape, saisie: Exemples.saisie, now: Exemples.now)
            let label = try #require(cas.jeu.embarque.libelle(cas.code))
            #expect(issues == [ValidationIssue(cas.attribut, .codeRetire([label]))])
            #expect(cas.libelle.isEmpty || cas.libelle == label)
        }
    }

    @Test("a retired code that is published is kept, with or without a draft", arguments: cas)
    func kept(_ cas: Cas) {
        let published = OffreEnSaisie(Exemples.offreComplete(), brouillon: nil, now: Exemples.now)
        withRetired(cas) {
            var offre = published
            #expect(offre.etapesManquantes.isEmpty)
            var typed = Exemples.saisie
            typed.description.nomOffre = "Autre nom"
            #expect(offre.validateStep(cas.etape, saisie: typed, now: Exemples.now).isEmpty)
            #expect(offre.validate(now: Exemples.now) && offre.offre.publiee?.decrite.nomOffre == "Autre nom")
        }
    }

    @Test("a draft whose step was validated before a code was retired lacks this step again", arguments: cas)
    func draft(_ cas: Cas) {
        var offre = OffreEnSaisie(Exemples.offreComplete(validee: false), brouillon: nil, now: Exemples.now)
        for etape in Parcours.liberal.aValider {
            let issues = offre.validateStep(etape, saisie: Exemples.saisie, now: Exemples.now)
            #expect(issues.isEmpty)
        }
        #expect(offre.etapesManquantes.isEmpty)
        withRetired(cas) { #expect(offre.etapesManquantes == [cas.etape]) }
    }

    @Test("a retired activity is proposed no more")
    func proposed() {
        let proposed = ProfessionLiberale.medecin.activitesProposees(savoirFaire: [])
        #expect(proposed.contains("437"))
        withRetired(Self.cas[0]) {
            #expect(!ProfessionLiberale.medecin.activitesProposees(savoirFaire: []).contains("437"))
        }
    }
}
