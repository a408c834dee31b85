extension OffreOperationnelle {
    /// The typed elements that a change of the registers makes doubtful: none when nothing that was typed is affected.
    ///
    /// `avant` and `apres` are the same offer before and after the change. What is published is compared; an offer that was
    /// never validated has everything to check anyway.
    public static func elementsAVerifier(
        avant: OffreComplete, apres: OffreComplete, provenance: Provenance
    ) -> [ElementAVerifier] {
        guard let decrite = apres.offre.publiee?.decrite else { return [] }
        let found: [(ElementAVerifier.Element, ElementAVerifier.Motif?)] = [
            (.nomOffre, nomOffreAffecte(decrite, avant, apres)),
            (.activitesOperationnelles, activitesAffectees(decrite, avant, apres)),
            (.zoneIntervention, zoneAffectee(decrite, avant, apres)),
            (.contacts, contactsAffectes(decrite, avant.offre.liberal?.situation, apres.offre.liberal?.situation)),
            (.horaires, horairesAffectes(avant, apres)),
        ]
        return found.compactMap { element, motif in
            motif.map { ElementAVerifier(element, motif: $0, provenance: provenance) }
        }
    }

    /// Adds doubtful elements to those that wait for the professional: one per element, the last reason.
    public mutating func flag(_ elements: [ElementAVerifier]) {
        let touched = Set(elements.map(\.element))
        publiee?.aVerifier.removeAll { touched.contains($0.element) }
        publiee?.aVerifier += elements
    }

    /// The name of the offer holds the former name of practice.
    private static func nomOffreAffecte(
        _ decrite: OffreDecrite, _ avant: OffreComplete, _ apres: OffreComplete
    ) -> ElementAVerifier.Motif? {
        guard let old = avant.exercice, let new = apres.exercice else { return nil }
        let typed = NomNormalise.forme(decrite.nomOffre)
        let parts = [(old.nomExercice, new.nomExercice), (old.prenomExercice ?? "", new.prenomExercice ?? "")]
        let lost = parts.contains { before, after in
            before != after && !before.isEmpty && typed.contains(NomNormalise.forme(before))
        }
        return lost ? .nomExercice : nil
    }

    /// The typed activities are no longer among those proposed, because the profession or the specialty changed.
    private static func activitesAffectees(
        _ decrite: OffreDecrite, _ avant: OffreComplete, _ apres: OffreComplete
    ) -> ElementAVerifier.Motif? {
        if avant.profession != apres.profession { return .profession }
        let before = avant.saisieProposee.description.activitesOperationnelles
        let after = apres.saisieProposee.description.activitesOperationnelles
        guard before != after else { return nil }
        let kept = decrite.activitesOperationnelles
        return kept.contains { before.contains($0) && !after.contains($0) } ? .savoirFaire : nil
    }

    /// Home visits were described from another commune.
    private static func zoneAffectee(
        _ decrite: OffreDecrite, _ avant: OffreComplete, _ apres: OffreComplete
    ) -> ElementAVerifier.Motif? {
        let moved = avant.structure.fiche.adresse.communeCOG != apres.structure.fiche.adresse.communeCOG
        return moved && decrite.visitesADomicile ? .adresse : nil
    }

    /// A typed contact is a phone or an e-mail that the register no longer gives.
    private static func contactsAffectes(
        _ decrite: OffreDecrite, _ avant: SituationOperationnelle?, _ apres: SituationOperationnelle?
    ) -> ElementAVerifier.Motif? {
        guard let avant, let apres else { return nil }
        let typed = Set((decrite.contactsPatients + decrite.contactsProfessionnels).map(\.adresse))
        if !typed.isDisjoint(with: avant.telephones.subtracting(apres.telephones)) { return .telephone }
        let mail = avant.adresseMail.flatMap(Courriel.normalise)
        let isLost = mail != apres.adresseMail.flatMap(Courriel.normalise)
        return isLost && mail.map(typed.contains) == true ? .adresseMail : nil
    }

    /// Opening hours were typed for another place.
    private static func horairesAffectes(_ avant: OffreComplete, _ apres: OffreComplete) -> ElementAVerifier.Motif? {
        avant.structure.id == apres.structure.id ? nil : .structure
    }
}

extension SituationOperationnelle {
    /// The phones of the place that are regular numbers.
    fileprivate var telephones: Set<String> {
        Set([telephone, telephone2].compactMap(\.self).compactMap(NumeroTelephone.normalise))
    }
}
