public import Domain

/// Plausible descriptions of offers, the same for the same offer and seed.
public struct GenerationSaisies: Sendable {
    private let seed: UInt64

    /// A generation.
    public init(seed: UInt64) {
        self.seed = seed
    }

    /// Values that pass every rule, on top of what the registers let us propose.
    public func saisie(_ offre: OffreEnSaisie) -> Saisie {
        var random = SeededRandom(seed: seed, for: UInt64(bitPattern: offre.offre.id.rawValue))
        var typed = offre.saisieCourante
        typed.description = description(typed.description, &random)
        typed.modalites = modalites(offre.complete.structure.fiche.adresse.communeCOG, &random)
        typed.contacts = contacts(typed.contacts, &random)
        typed.horaires = horaires(&random)
        return typed
    }

    private func description(_ proposed: DescriptionOffre, _ random: inout SeededRandom) -> DescriptionOffre {
        var typed = proposed
        if typed.activitesOperationnelles.isEmpty { typed.activitesOperationnelles = ["437"] }
        let acts = Nomenclature.acteSpecifique.entreesEnUsage
        typed.actesSpecifiques = (0..<random.below(4)).map { _ in random.pick(acts).code }.uniqued()
        if random.happens(100) { typed.competencesSpecifiques = ["01"] }
        if random.happens(200) {
            typed.tousLesAges = false
            typed.ageMin = String(random.below(18))
            typed.ageMax = "120"
        }
        if random.happens(150) { typed.teleExpertise = random.pick(DescriptionOffre.codesTeleExpertise) }
        return typed
    }

    private func modalites(_ commune: CodeCommune?, _ random: inout SeededRandom) -> ModalitesIntervention {
        var ways = [ModalitesIntervention.enPresentiel]
        if random.happens(400) { ways.append(ModalitesIntervention.teleconsultation) }
        if random.happens(350), commune != nil { ways.append(ModalitesIntervention.aDomicile) }
        return ModalitesIntervention(modalitesAccueil: ways, zoneIntervention: [commune].compactMap(\.self))
    }

    private func contacts(_ proposed: ContactsOffre, _ random: inout SeededRandom) -> ContactsOffre {
        var typed = proposed
        if typed.patients.isEmpty {
            let phone = NumeroTelephone.normalise(TelephonesFictifs.draw(nil, &random)) ?? "0199001234"
            typed.patients = [ContactSaisi(canal: .telephoneFixe, adresse: phone, note: "Secrétariat")]
        }
        if random.happens(300) {
            typed.professionnels.append(
                ContactSaisi(canal: .courriel, adresse: "pro\(random.below(10_000))@cabinet.example"))
        }
        return typed
    }

    private func horaires(_ random: inout SeededRandom) -> HorairesOffre {
        let morning = PlageHoraire(
            debut: random.pick(["08:00", "08:30", "09:00"]), fin: random.pick(["12:00", "12:30"]))
        let afternoon = PlageHoraire(debut: random.pick(["13:30", "14:00"]), fin: random.pick(["18:00", "19:00"]))
        let days = (0..<7).map { day -> [PlageHoraire] in
            switch day {
            case 0...4: random.happens(150) ? [] : [morning, afternoon]
            case 5: random.happens(400) ? [morning] : []
            default: []
            }
        }
        let closed = days.allSatisfy(\.isEmpty)
        return HorairesOffre(surRendezVous: SemaineType(jours: closed ? [[morning]] : days))
    }
}

extension Array where Element: Hashable {
    /// The elements once each, in order.
    fileprivate func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
