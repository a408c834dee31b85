public import Domain
public import FHIRModel

extension PractitionerRole {
    /// The situation of a professional in an offer, in the profile `ror-practitionerrole`; its identifier is that of the
    /// offer. `nil` for an establishment, and when the register no longer has the profession.
    public init?(_ whole: OffreComplete) {
        guard let liberal = whole.offre.liberal, let exercice = whole.exercice else { return nil }
        let offre = whole.offre
        let id = offre.id.description
        self.init(
            id: id,
            meta: ROR.meta("ror-practitionerrole", region: whole.regionSource))
        `extension` =
            [
                ROR.creation(offre.dateCreation),
                ROR.ext(
                    "ror-practitionerrole-unit-exercise-mode",
                    .codeableConcept(Self.mode(liberal.situation.modeExercice))
                ),
                Self.name(exercice),
            ] + Self.convention(liberal.conventionRetenue)
        let type = Coding(
            system: ROR.tre("TRE_G08-TypeIdentifiantPersonne"), code: "30",
            display: "Identifiant de la situation opérationnelle")
        identifier = [Identifier(type: CodeableConcept(type), value: id)]
        practitioner = Reference(Practitioner.self, liberal.professionnel.description)
        organization = Reference(Organization.self, whole.structure.id.description)
        code = [ROR.concept(exercice.profession, .professionSante)]
        specialty = Self.specialties(exercice.savoirFaire)
        location = whole.structure.estLieuPubliable ? [Reference(Location.self, whole.structure.id.description)] : []
        healthcareService = [Reference(HealthcareService.self, id)]
    }

    /// The convention sector (TRE_R282, codes in use since 28 September 2026), OPTAM and Vitale, when Ameli tells them and
    /// the professional does not contest.
    private static func convention(_ convention: Convention?) -> [Extension] {
        guard let convention else { return [] }
        let sector = convention.secteur.map { sector -> Extension in
            let coding = Coding(
                system: ROR.tre("TRE_R282-CNAMAmeliSecteurConventionnement"), code: sector.rawValue,
                display: sector.libelleNomenclature)
            return Extension(annuaire + "practitionerRole-contracted", .codeableConcept(CodeableConcept(coding)))
        }
        return [
            sector, Extension(annuaire + "practitionerRole-hasCAS", .boolean(convention.optionContratAccesAuxSoins)),
            convention.carteVitaleAcceptee.map {
                Extension(annuaire + "practitionerRole-vitaleAccepted", .boolean($0))
            },
        ].compactMap(\.self)
    }

    private static let annuaire = "https://apifhir.annuaire.sante.fr/ws-sync/exposed/structuredefinition/"

    /// `modeExercice` (TRE_R23). `I`, through a company, is of a later release of the table.
    private static func mode(_ code: String) -> CodeableConcept {
        ROR.concept(code, .modeExercice, display: code == "I" ? "Indirect" : nil)
    }

    private static func name(_ exercice: ExerciceProfessionnel) -> Extension {
        let title = exercice.civiliteExercice.map {
            Extension("exerciseTitle", .codeableConcept(ROR.concept($0, .civiliteExercice)))
        }
        return ROR.ext(
            "ror-practitionerrole-name",
            .extensions(
                [
                    title, Extension("exerciseLastName", .string(exercice.nomExercice)),
                    exercice.prenomExercice.map { Extension("exerciseFirstName", .string($0)) },
                ].compactMap(\.self)))
    }

    /// The type of the main know-how, then the first code of each type: the profile has every slice at most once, and
    /// the system of a code tells its type.
    private static func specialties(_ knowHows: [SavoirFaire]) -> [CodeableConcept] {
        var types: Set<String> = []
        let kept = knowHows.filter { systems[$0.type] != nil && types.insert($0.type).inserted }
        let ordered = kept.filter(\.estSpecialite) + kept.filter { !$0.estSpecialite }
        guard let main = ordered.first else { return [] }
        return [ROR.concept(main.type, .typeSavoirFaire)]
            + ordered.compactMap { knowHow in
                systems[knowHow.type].map { system in
                    CodeableConcept(Coding(system: ROR.tre(system), code: knowHow.code, display: knowHow.libelle))
                }
            }
    }

    /// The code systems of the types of know-how. Source: profile RORPractitionerRole, slices of `specialty`.
    private static let systems = [
        "S": "TRE_R38-SpecialiteOrdinale", "C": "TRE_R36-Competence", "CEX": "TRE_R40-CompetenceExclusive",
        "OP": "TRE_G13-OrientationParticuliere", "CAPA": "TRE_R39-Capacite", "PAC": "TRE_R43-QualificationPAC",
        "DNQ": "TRE_R42-DESCnonQualifiant", "DEC": "TRE_R97-DroitExerciceCompl",
    ]
}
