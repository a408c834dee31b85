public import Domain
public import FHIRModel

extension Practitioner {
    /// A professional in the profile `ror-practitioner`, under the name of the first profession practised;
    /// without region, since a person may practise in several.
    public init(_ professionnel: Professionnel) {
        self.init(
            id: professionnel.id.description,
            meta: ROR.meta("ror-practitioner", region: nil))
        `extension` = [ROR.creation(professionnel.dateCreation)]
        let type = Coding(
            system: "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203", code: "IDNPS",
            display: "Identifiant national de professionnel de santé")
        identifier = [
            Identifier(
                type: CodeableConcept(type), system: ROR.systemIdNatPS, value: professionnel.idNatPS.description)
        ]
        name = professionnel.exercices.prefix(1).map { exercice in
            HumanName(
                family: exercice.nomExercice, given: exercice.prenomExercice.map { [$0] } ?? [],
                prefix: professionnel.civilite.map { [$0] } ?? [])
        }
    }
}
