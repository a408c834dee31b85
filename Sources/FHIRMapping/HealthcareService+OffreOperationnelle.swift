public import Domain
public import FHIRModel

extension HealthcareService {
    /// A validated offer in the profile `ror-healthcareservice`, with what a consumer of `niveau` may read; `nil` when the
    /// offer was never validated.
    ///
    /// Source: guide, profile RORHealthcareService; acts of city offers are open data (arrêté of 26 December 2023).
    public init?(_ whole: OffreComplete, niveau: NiveauConfidentialite) {
        let offre = whole.offre
        guard let decrite = offre.publiee?.decrite else { return nil }
        let meta = ROR.meta("ror-healthcareservice", region: whole.regionSource)
        self.init(id: offre.id.description, meta: meta)
        `extension` = Self.extensions(whole, decrite, niveau: niveau)
        let type = Coding(
            system: ROR.tre("TRE_R355-TypeIdentifiantOffre"), code: "35", display: "Identifiant de l'offre")
        identifier = [Identifier(type: CodeableConcept(type), value: offre.identifiantOffre)]
        providedBy = Reference(Organization.self, offre.porteur.organisation.description)
        location = whole.structure.estLieuPubliable ? [Reference(Location.self, whole.structure.id.description)] : []
        self.type = [ROR.concept(decrite.champActivite, .champActivite)]
        specialty = decrite.activitesOperationnelles.map { ROR.concept($0, .activiteOperationnelle) }
        name = decrite.nomOffre
        comment = decrite.filiere.map { "Filière : \($0)" }
        telecom =
            niveau < .restreint
            ? []
            : decrite.contactsProfessionnels.filter { $0.canal == .mssante }.map { ROR.mailbox($0, niveau: .restreint) }
        characteristic = Self.characteristics(decrite)
        availableTime = decrite.horaires.flatMap(Self.availableTimes)
    }

    private static func extensions(
        _ whole: OffreComplete, _ decrite: OffreDecrite, niveau: NiveauConfidentialite
    ) -> [Extension] {
        let range = Range(
            low: Quantity(decrite.ages.lowerBound, unit: "ans", ucum: "a"),
            high: Quantity(decrite.ages.upperBound, unit: "ans", ucum: "a"))
        let fixed: [Extension] = [
            ROR.creation(whole.offre.dateCreation),
            ROR.ext("ror-healthcareservice-sensitive-unit", .boolean(decrite.uniteSensible)),
            ROR.ext("ror-healthcareservice-patient-type", .extensions([Extension("ageRange", .range(range))])),
        ]
        let zone = decrite.zoneIntervention.map(commune)
        let patients = decrite.contactsPatients.map { ROR.contact($0, nature: purposePatients, niveau: .libre) }
        let restricted = decrite.contactsProfessionnels.filter { $0.canal != .mssante }
            .map { ROR.contact($0, nature: purposeProfessionnels, niveau: .restreint) }
        return fixed + zone + patients + (niveau >= .restreint ? restricted : [])
    }

    /// « Prise de rendez-vous » (JDV_J221).
    private static let purposePatients = "02"
    /// « Médical » (JDV_J221): between professionals.
    private static let purposeProfessionnels = "04"

    private static func commune(_ code: CodeCommune) -> Extension {
        let type = Coding(system: ROR.tre("TRE_R201-TypeDivisionTerritoriale"), code: "3", display: "Commune")
        let place = Coding(system: ROR.tre("TRE_R13-Commune"), code: code.description)
        return ROR.ext(
            "ror-territorial-division",
            .extensions([
                Extension("typeTerritorialDivision", .codeableConcept(CodeableConcept(type))),
                Extension("codeTerritorialDivision", .codeableConcept(CodeableConcept(place))),
            ]))
    }

    private static func characteristics(_ decrite: OffreDecrite) -> [CodeableConcept] {
        let specificAct = Extension(ROR.actTypeURL, .code("specificAct"))
        return [ROR.concept(decrite.modePriseEnCharge, .modePriseEnCharge)]
            + decrite.modalitesAccueil.map { ROR.concept($0, .modaliteAccueil) }
            + decrite.actesSpecifiques.map { ROR.concept($0, .acteSpecifique, extension: [specificAct]) }
            + decrite.competencesSpecifiques.map { ROR.concept($0, .competenceSpecifique) }
    }

    /// One entry per day: a slot that passes midnight has two.
    private static func availableTimes(_ slot: PlageHebdomadaire) -> [AvailableTime] {
        let type = ROR.ext(
            "ror-available-time-type-of-time", .codeableConcept(ROR.concept(slot.type.rawValue, .typeHoraire)))
        return slot.parties.map { part in
            let day = ROR.ext("ror-available-time-number-days-of-week", .integer(part.jourSemaine))
            let whole = part.debut == 0 && part.fin == PlageHebdomadaire.minutesParJour
            return AvailableTime(
                extension: [type, day], daysOfWeek: [daysOfWeek[part.jourSemaine - 1]], allDay: whole ? true : nil,
                availableStartTime: whole ? nil : time(part.debut), availableEndTime: whole ? nil : time(part.fin))
        }
    }

    /// `09:30:00` of minutes since midnight; the end of a day is its last second.
    private static func time(_ minutes: Int) -> String {
        minutes < PlageHebdomadaire.minutesParJour ? HeureDuJour.texte(minutes) + ":00" : "23:59:59"
    }

    private static let daysOfWeek = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
}
