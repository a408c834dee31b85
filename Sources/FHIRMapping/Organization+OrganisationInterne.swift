public import Domain
public import FHIRModel

extension Organization {
    /// A pôle, a service or a functional unit (OI) in the profile `ror-organization`, under the organisation above it.
    public init(_ organisation: OrganisationInterne, region: String?) {
        self.init(
            id: organisation.id.description,
            meta: ROR.meta("ror-organization", region: region))
        `extension` = [ROR.creation(organisation.dateCreation)]
        let number = Coding(system: ROR.tre("TRE_R345-TypeIdentifiantAutre"), code: "42", display: "Identifiant OI")
        identifier = [
            Identifier(
                type: CodeableConcept(number), system: ROR.systemOI, value: organisation.id.description)
        ]
        let kind = Coding(
            system: ROR.tre("TRE_R207-TypeOrganisationInterne"), code: organisation.type.rawValue,
            display: organisation.type.libelleNomenclature)
        type = [CodeableConcept(kind)]
        name = organisation.nom
        partOf = Reference(Organization.self, organisation.rattachement.organisation.description)
    }
}

extension OrganisationInterne.TypeOI {
    /// The label of the code in TRE_R207.
    fileprivate var libelleNomenclature: String {
        switch self {
        case .pole: "Pôle"
        case .service: "Structure interne ou Service"
        case .uniteFonctionnelle: "Unité fonctionnelle"
        }
    }
}
