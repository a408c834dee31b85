public import Domain
public import FHIRModel

extension HealthcareService {
    /// A validated offer in the profile `ror-healthcareservice`, with what a consumer of `niveau` may read; `nil` when the
    /// offer was never validated.
    ///
    /// Fixed for a liberal offer: field « Ville » (05), care mode « Consultation » (32), not a sensitive unit (RG_EXP_035).
    /// Source: guide, profile RORHealthcareService; acts of city offers are open data (arrêté of 26 December 2023).
    public init?(_ whole: OffreComplete, niveau: NiveauConfidentialite) {
        let offre = whole.offre
        guard let saisie = offre.saisie else { return nil }
        let meta = ROR.meta(
            "ror-healthcareservice", lastUpdated: whole.dateMiseJourOffre, region: whole.regionSource)
        self.init(id: offre.id.description, meta: meta)
        `extension` = Self.extensions(whole, saisie, niveau: niveau)
        let type = Coding(
            system: ROR.tre("TRE_R355-TypeIdentifiantOffre"), code: "35", display: "Identifiant de l'offre")
        identifier = [Identifier(type: CodeableConcept(type), value: offre.identifiantOffre)]
        providedBy = Reference("Organization", whole.structure.id.description)
        location = whole.structure.estLieuPubliable ? [Reference("Location", whole.structure.id.description)] : []
        self.type = [ROR.concept("05", .champActivite)]
        specialty = saisie.description.activitesOperationnelles.map { ROR.concept($0, .activiteOperationnelle) }
        name = saisie.description.nomOffre
        comment = saisie.description.filiere.isEmpty ? nil : "Filière : \(saisie.description.filiere)"
        telecom =
            niveau < .restreint
            ? []
            : saisie.contacts.professionnels.filter { $0.canal == .mssante }.map { ROR.mailbox($0, niveau: .restreint) }
        characteristic = Self.characteristics(saisie)
        availableTime = TypeHoraire.allCases.flatMap { Self.availableTimes($0, saisie.horaires[$0]) }
    }

    private static func extensions(
        _ whole: OffreComplete, _ saisie: Saisie, niveau: NiveauConfidentialite
    ) -> [Extension] {
        let ages = saisie.description.ages
        let range = Range(
            low: Quantity(ages.lowerBound, unit: "ans", ucum: "a"),
            high: Quantity(ages.upperBound, unit: "ans", ucum: "a"))
        let fixed: [Extension] = [
            ROR.creation(whole.offre.dateCreation), ROR.ext("ror-healthcareservice-sensitive-unit", .boolean(false)),
            ROR.ext("ror-healthcareservice-patient-type", .extensions([Extension("ageRange", .range(range))])),
        ]
        let zone = saisie.modalites.visitesADomicile ? saisie.modalites.zoneIntervention.map(commune) : []
        let patients = saisie.contacts.patients.map { ROR.contact($0, nature: purposePatients, niveau: .libre) }
        let restricted = saisie.contacts.professionnels.filter { $0.canal != .mssante }
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

    private static func characteristics(_ saisie: Saisie) -> [CodeableConcept] {
        let specificAct = Extension(ROR.actTypeURL, .code("specificAct"))
        let delay = saisie.description.teleExpertise
        return [ROR.concept("32", .modePriseEnCharge)]
            + (saisie.modalites.modalitesAccueil + (delay.isEmpty ? [] : [delay]))
            .map { ROR.concept($0, .modaliteAccueil) }
            + saisie.description.actesSpecifiques.map { ROR.concept($0, .acteSpecifique, extension: [specificAct]) }
            + saisie.description.competencesSpecifiques.map { ROR.concept($0, .competenceSpecifique) }
    }

    private static func availableTimes(_ type: TypeHoraire, _ week: SemaineType) -> [AvailableTime] {
        week.jours.enumerated().flatMap { day, slots in
            slots.map { slot in
                let marks = [
                    ROR.ext(
                        "ror-available-time-type-of-time", .codeableConcept(ROR.concept(type.rawValue, .typeHoraire))),
                    ROR.ext("ror-available-time-number-days-of-week", .integer(day + 1)),
                ]
                let whole = slot.debut == "00:00" && slot.fin == "24:00"
                let end = slot.fin == "24:00" ? "23:59:59" : slot.fin + ":00"
                return AvailableTime(
                    extension: marks, daysOfWeek: [daysOfWeek[day]], allDay: whole ? true : nil,
                    availableStartTime: whole ? nil : slot.debut + ":00", availableEndTime: whole ? nil : end)
            }
        }
    }

    private static let daysOfWeek = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
}
