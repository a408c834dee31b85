import Domain
import Foundation
import TestSupport
import Testing

/// Documents as they were stored before an offer had a `porteur`: nothing of them is lost.
@Suite struct AncienDocumentTests {
    private func decode(_ text: String) throws -> OffreOperationnelle {
        try JSONDecoder().decode(OffreOperationnelle.self, from: Data(text.utf8))
    }

    @Test("a withdrawn offer with everything in it; its draft is elsewhere now")
    func published() throws {
        let offre = try decode(Self.publiee)
        var liberal = SituationLiberale(
            professionnel: Identifiant(rawValue: 11), structure: Identifiant(rawValue: 12),
            situation: Exemples.situation(), provenance: Exemples.provenance)
        let convention = Convention(
            secteur: nil, optionContratAccesAuxSoins: true, carteVitaleAcceptee: true, confiance: .forte)
        liberal.convention = ValeurSourcee(convention, provenance: Exemples.provenance, date: Exemples.now)
        liberal.dateContestationConvention = Exemples.now
        #expect(offre.porteur == .liberal(liberal))
        #expect(offre.publiee?.decrite == Exemples.decrite)
        #expect(offre.publiee?.dateValidation == Exemples.now)
        #expect(
            offre.publiee?.aVerifier
                == [ElementAVerifier(.contacts, motif: .telephone, provenance: Exemples.provenance)])
        #expect(offre.dateRetrait == Exemples.now && offre.identifiantOffre == "11/0000014")
        #expect(offre.dateCreation == Exemples.now && offre.dateMiseJour == Exemples.now)
        let again = try JSONDecoder().decode(OffreOperationnelle.self, from: JSONEncoder().encode(offre))
        #expect(again == offre)
    }

    @Test("an offer that was never validated")
    func new() throws {
        #expect(try decode(Self.neuve) == Exemples.offreComplete(validee: false).offre)
    }

    private static let neuve = """
        {"dateCreation":1795167000000,"dateMiseJour":1795167000000,"id":14,"identifiantOffre":"11/0000014",
        "professionnel":11,"provenance":"RPPS 2026-11-19",
        "situation":{"autoriteEnregistrement":"CNOM/CNOM/CNOM","cleStructure":"R99001","genreActivite":"GENR01",
        "modeExercice":"L","profession":"10","secteurActivite":"SA07","telephone":"01 99 00 12 34"},
        "structure":12}
        """

    private static let publiee = """
        {"aVerifier":[{"element":"contacts","motif":"telephone","provenance":"RPPS 2026-11-19"}],
        "brouillon":{"dateModification":1795167000000,"etapesValidees":[1,2,3,4,5],
        "saisie":{"contacts":{"patients":[{"adresse":"0199001234","canal":"2","note":"Secrétariat"}],
        "professionnels":[{"adresse":"0639981234","canal":"1","note":""},
        {"adresse":"aline.exemple@medecin.mssante.fr","canal":"mss","note":""}]},
        "description":{"actesSpecifiques":["0172"],"activitesOperationnelles":["437","081"],"ageMax":"120",
        "ageMin":"3","competencesSpecifiques":["01"],"filiere":"Réseau de périnatalité","nomOffre":"Nom changé",
        "teleExpertise":"11","tousLesAges":false},"horaires":{"sansRendezVous":{"jours":[[],[],
        [{"debut":"08:00","fin":"12:00"}],[],[],[],[]]},"surRendezVous":{"jours":[[{"debut":"09:00",
        "fin":"12:00"},{"debut":"14:00","fin":"18:30"}],[{"debut":"09:00","fin":"12:00"},{"debut":"14:00",
        "fin":"18:30"}],[],[{"debut":"09:00","fin":"12:00"},{"debut":"14:00","fin":"18:30"}],[{"debut":"09:00",
        "fin":"12:00"},{"debut":"14:00","fin":"18:30"}],[],[]]},"visite":{"jours":[[],[],[],[],[],[],[]]}},
        "modalites":{"modalitesAccueil":["03","04","05"],"zoneIntervention":["78646"]}}},
        "convention":{"date":1795167000000,"provenance":"RPPS 2026-11-19","valeur":{"carteVitaleAcceptee":true,
        "confiance":"forte","optionContratAccesAuxSoins":true}},"dateContestationConvention":1795167000000,
        "dateCreation":1795167000000,"dateMiseJour":1795167000000,"dateRetrait":1795167000000,
        "dateValidation":1795167000000,"id":14,"identifiantOffre":"11/0000014","professionnel":11,
        "provenance":"RPPS 2026-11-19","saisie":{"contacts":{"patients":[{"adresse":"0199001234","canal":"2",
        "note":"Secrétariat"}],"professionnels":[{"adresse":"0639981234","canal":"1","note":""},
        {"adresse":"aline.exemple@medecin.mssante.fr","canal":"mss","note":""}]},
        "description":{"actesSpecifiques":["0172"],"activitesOperationnelles":["437","081"],"ageMax":"120",
        "ageMin":"3","competencesSpecifiques":["01"],"filiere":"Réseau de périnatalité",
        "nomOffre":"Cabinet du Dr Aline EXEMPLE","teleExpertise":"11","tousLesAges":false},
        "horaires":{"sansRendezVous":{"jours":[[],[],[{"debut":"08:00","fin":"12:00"}],[],[],[],[]]},
        "surRendezVous":{"jours":[[{"debut":"09:00","fin":"12:00"},{"debut":"14:00","fin":"18:30"}],
        [{"debut":"09:00","fin":"12:00"},{"debut":"14:00","fin":"18:30"}],[],[{"debut":"09:00","fin":"12:00"},
        {"debut":"14:00","fin":"18:30"}],[{"debut":"09:00","fin":"12:00"},{"debut":"14:00","fin":"18:30"}],[],
        []]},"visite":{"jours":[[],[],[],[],[],[],[]]}},"modalites":{"modalitesAccueil":["03","04","05"],
        "zoneIntervention":["78646"]}},"situation":{"autoriteEnregistrement":"CNOM/CNOM/CNOM",
        "cleStructure":"R99001","genreActivite":"GENR01","modeExercice":"L","profession":"10",
        "secteurActivite":"SA07","telephone":"01 99 00 12 34"},"structure":12}
        """
}
