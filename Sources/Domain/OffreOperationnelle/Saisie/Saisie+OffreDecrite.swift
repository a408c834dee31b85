/// Typed values that cannot be published, with everything that is to be corrected.
public struct SaisieRefusee: Error, Sendable, Equatable {
    /// What is to be corrected, in the order of the steps.
    public let issues: [ValidationIssue]
}

extension Saisie {
    /// The description that these values make, as the offer of a liberal professional: field « Ville », care mode « Consultation », not
    /// a sensitive unit.
    ///
    /// `publiee` is what is published: its codes are taken even when the national tables retired them since.
    /// Throws everything that is to be corrected, of all steps.
    public func decrite(publiee: OffreDecrite? = nil) throws(SaisieRefusee) -> OffreDecrite {
        let before = publiee.map(Saisie.init)
        var regular = self
        var issues: [ValidationIssue] = []
        for etape in Parcours.liberal.aValider {
            let checked = regular.verifiee(etape, publiee: before)
            regular = checked.valeur
            issues += checked.erreurs
        }
        guard issues.isEmpty else { throw SaisieRefusee(issues: issues) }
        return OffreDecrite(reguliere: regular)
    }

    /// The form of what is published: what a professional changes when she takes up the offer again.
    public init(_ decrite: OffreDecrite) {
        let all = decrite.ages == OffreDecrite.tousLesAges
        let delays = DescriptionOffre.codesTeleExpertise
        self.init(
            description: DescriptionOffre(
                nomOffre: decrite.nomOffre, activitesOperationnelles: decrite.activitesOperationnelles,
                actesSpecifiques: decrite.actesSpecifiques, competencesSpecifiques: decrite.competencesSpecifiques,
                tousLesAges: all, ageMin: all ? "" : String(decrite.ages.lowerBound),
                ageMax: all ? "" : String(decrite.ages.upperBound), filiere: decrite.filiere ?? "",
                teleExpertise: decrite.modalitesAccueil.first(where: delays.contains) ?? ""),
            modalites: ModalitesIntervention(
                modalitesAccueil: decrite.modalitesAccueil.filter { !delays.contains($0) },
                zoneIntervention: decrite.zoneIntervention),
            contacts: ContactsOffre(
                patients: decrite.contactsPatients.map(ContactSaisi.init),
                professionnels: decrite.contactsProfessionnels.map(ContactSaisi.init)),
            horaires: HorairesOffre(decrite.horaires))
    }
}

extension OffreDecrite {
    /// The description made of values that passed every step: of a form, or of a document stored before descriptions were typed.
    init(reguliere saisie: Saisie) {
        let description = saisie.description
        let delay = description.teleExpertise.isEmpty ? [] : [description.teleExpertise]
        self.init(
            nomOffre: description.nomOffre, champActivite: Self.champActiviteLiberal,
            modePriseEnCharge: Self.modePriseEnChargeLiberal, uniteSensible: false,
            activitesOperationnelles: description.activitesOperationnelles,
            actesSpecifiques: description.actesSpecifiques, competencesSpecifiques: description.competencesSpecifiques,
            ages: description.ages, filiere: description.filiere.isEmpty ? nil : description.filiere,
            modalitesAccueil: saisie.modalites.modalitesAccueil + delay,
            zoneIntervention: saisie.modalites.visitesADomicile ? saisie.modalites.zoneIntervention : [],
            contactsPatients: saisie.contacts.patients.map(ContactDecrit.init),
            contactsProfessionnels: saisie.contacts.professionnels.map(ContactDecrit.init),
            horaires: saisie.horaires.plages)
    }
}

extension ContactSaisi {
    /// The form of a published contact.
    init(_ contact: ContactDecrit) {
        self.init(canal: contact.canal, adresse: contact.adresse, note: contact.note ?? "")
    }
}
