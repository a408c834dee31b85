import Domain
import TestSupport
import Testing

@Suite struct OffreDecriteTests {
    private func saisie(_ change: (inout Saisie) -> Void) -> Saisie {
        var saisie = Exemples.saisie
        change(&saisie)
        return saisie
    }

    @Test("is typed: ages as numbers, hours as minutes of the week, contacts by channel, codes")
    func typed() throws {
        let decrite = try Exemples.saisie.decrite()
        #expect(decrite.ages == 3...120)
        #expect(decrite.filiere == "Réseau de périnatalité")
        #expect(decrite.modalitesAccueil == ["03", "04", "05", "11"])
        #expect(decrite.contactsPatients.map(\.adresse) == ["0199001234"])
        #expect(decrite.contactsProfessionnels.map(\.canal) == [.telephoneMobile, .mssante])
        #expect(decrite.horaires.count == 9)
        #expect(decrite.horaires[0] == PlageHebdomadaire(type: .surRendezVous, debut: 540, fin: 720))
        #expect(decrite.horaires[8] == PlageHebdomadaire(type: .sansRendezVous, debut: 2 * 1440 + 480, fin: 3600))
    }

    @Test("a liberal offer is of the field « Ville », by consultation, not sensitive")
    func liberal() {
        #expect(Exemples.decrite.champActivite == "05" && Exemples.decrite.modePriseEnCharge == "32")
        #expect(!Exemples.decrite.uniteSensible)
        #expect(Nomenclature.champActivite.libelle("05") == "Ville")
        #expect(Nomenclature.modePriseEnCharge.libelle("32") == "Consultation (CS)")
    }

    @Test("tells everything that is to be corrected at once, of all steps")
    func refused() {
        let wrong = saisie {
            $0.description.nomOffre = " "
            $0.modalites.zoneIntervention = []
            $0.contacts.patients[0].adresse = "quinze"
            $0.horaires.surRendezVous.jours[0][0].fin = "8h"
        }
        let error = #expect(throws: SaisieRefusee.self) { _ = try wrong.decrite() }
        #expect(
            error?.issues == [
                ValidationIssue("description.nomOffre", .obligatoire),
                ValidationIssue("modalites.zoneIntervention", .auMoinsUn),
                ValidationIssue("contacts.patients.0.adresse", .telephone),
                ValidationIssue("horaires.07.1.0.fin", .finAvantDebut),
            ])
    }

    @Test("gives back the form it was made of")
    func roundTrip() throws {
        #expect(Saisie(Exemples.decrite) == Exemples.saisie)
        let plain = saisie {
            $0.description.tousLesAges = true
            $0.description.ageMin = ""
            $0.description.ageMax = ""
            $0.description.filiere = ""
            $0.description.teleExpertise = ""
            $0.modalites = ModalitesIntervention(modalitesAccueil: ["03"])
            $0.horaires.surRendezVous = SemaineType(jours: [[PlageHoraire(debut: "00:00", fin: "24:00")]])
        }
        let decrite = try plain.decrite()
        #expect(decrite.ages == 0...120 && decrite.filiere == nil && decrite.zoneIntervention.isEmpty)
        #expect(Saisie(decrite) == plain)
        #expect(try Saisie(decrite).decrite() == decrite)
    }

    @Test("the form of irregular writings is regular, and makes the same description")
    func regular() throws {
        let typed = saisie {
            $0.description.nomOffre = "  Cabinet des Lilas "
            $0.description.ageMax = ""
            $0.contacts.patients[0] = ContactSaisi(canal: .telephoneFixe, adresse: "01 99 00 12 34", note: " le matin ")
            $0.horaires.surRendezVous.jours[0] = [
                PlageHoraire(debut: "14h", fin: "18"), PlageHoraire(debut: "9", fin: "12h"),
            ]
        }
        let decrite = try typed.decrite()
        #expect(decrite.nomOffre == "Cabinet des Lilas" && decrite.ages == 3...120)
        #expect(decrite.contactsPatients[0].adresse == "0199001234" && decrite.contactsPatients[0].note == "le matin")
        #expect(decrite.horaires.prefix(2).map(\.debut) == [540, 840])
        #expect(try Saisie(decrite).decrite() == decrite)
    }

    @Test("communes of home visits go when the visits do")
    func zone() throws {
        #expect(Exemples.decrite.visitesADomicile && !Exemples.decrite.zoneIntervention.isEmpty)
        let without = try saisie { $0.modalites.modalitesAccueil = ["03"] }.decrite()
        #expect(!without.visitesADomicile && without.zoneIntervention.isEmpty)
    }
}
