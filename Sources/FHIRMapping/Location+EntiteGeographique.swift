public import Domain
public import FHIRModel

extension Location {
    /// The place where offers of a structure are given, in the profile `ror-location`; `nil` when its commune is unknown,
    /// since `ror-commune-cog` is mandatory (RG_EXP_002).
    public init?(_ structure: EntiteGeographique, region: String?) {
        guard let commune = structure.fiche.adresse.communeCOG else { return nil }
        self.init(
            id: structure.id.description,
            meta: ROR.meta("ror-location", region: region))
        let coding = Coding(system: ROR.tre("TRE_R13-Commune"), code: commune.description)
        `extension` = [
            ROR.creation(structure.dateCreation), ROR.ext("ror-commune-cog", .codeableConcept(CodeableConcept(coding))),
        ]
        let type = Coding(
            system: ROR.tre("TRE_R354-TypeIdentifiantRessourceOperationnelle"), code: "25",
            display: "Identifiant du lieu")
        identifier = [Identifier(type: CodeableConcept(type), value: structure.id.description)]
        name = structure.nomAffiche
        address = Address(structure.fiche.adresse)
        position = structure.position.map { Position(longitude: $0.longitude, latitude: $0.latitude) }
        managingOrganization = Reference(Organization.self, structure.id.description)
    }
}
