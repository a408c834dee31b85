public import Domain
public import FHIRModel

extension Organization {
    /// A legal entity (EJ) in the profile `ror-organization`.
    public init(_ entite: EntiteJuridique, region: String?) {
        self.init(
            id: entite.id.description,
            meta: ROR.meta("ror-organization", region: region))
        `extension` = [ROR.creation(entite.dateCreation)]
        name = entite.raisonSociale
        let national = entite.numFINESS.map { "1\($0)" } ?? entite.numSIREN.map { "2\($0)" }
        identifier = [
            national.map {
                ROR.structureIdentifier("40", "Identifiant national de structure", system: ROR.systemIdNatStruct, $0)
            },
            entite.numFINESS.map {
                ROR.structureIdentifier("1", "FINESS", system: ROR.systemFINESS, $0.description)
            },
            entite.numSIREN.map { ROR.structureIdentifier("2", "SIREN", system: ROR.systemSirene, $0.description) },
        ].compactMap(\.self)
    }
}
