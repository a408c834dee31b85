public import Domain
public import FHIRModel

extension Organization {
    /// A place of practice (EG) in the profile `ror-organization`.
    public init(_ structure: EntiteGeographique, region: String?) {
        self.init(
            id: structure.id.description,
            meta: ROR.meta("ror-organization", region: region))
        `extension` = [ROR.creation(structure.dateCreation)]
        identifier = Self.identifiers(structure.fiche)
        type = Self.category(structure).map { [$0] } ?? []
        name = structure.fiche.denominationEG
        alias = structure.fiche.nomOperationnel.map { [$0] } ?? []
        var place = Address(structure.fiche.adresse)
        if let commune = structure.fiche.adresse.communeCOG {
            let coding = Coding(system: ROR.tre("TRE_R13-Commune"), code: commune.description)
            place.extension = [
                Extension(
                    "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code",
                    .coding(coding))
            ]
        }
        address = place
        partOf = structure.entiteJuridique.map { Reference(Organization.self, $0.description) }
    }

    /// FINESS first (RG_EXP_004), then the numbers of practices and companies.
    private static func identifiers(_ fiche: FicheStructure) -> [Identifier] {
        var found: [Identifier] = []
        if let national = fiche.idNatStruct {
            found.append(
                ROR.structureIdentifier(
                    "40", "Identifiant national de structure", system: ROR.systemIdNatStruct, national))
        }
        if let number = fiche.numFINESS {
            found.append(ROR.structureIdentifier("1", "FINESS", system: ROR.systemFINESS, number.description))
        }
        if let number = fiche.numSIRET {
            found.append(ROR.structureIdentifier("3", "SIRET", system: ROR.systemSirene, number.description))
        }
        if let former = fiche.ancienIdentifiant, let kind = former.first, former.count > 1 {
            let number = String(former.dropFirst())
            if kind == "4" {
                found.append(ROR.structureIdentifier("4", "RPPS-rang", system: ROR.systemRPPSRang, number))
            } else if kind == "0" {
                found.append(ROR.structureIdentifier("0", "ADELI-rang", system: ROR.systemADELIRang, number))
            }
        }
        return found
    }

    /// `categorieEG`: that of FINESS when JDV_J55 has it; else 603 and 124 of TRE_R66 for maisons and centres de santé, the
    /// sector itself (TRE_R02) for practices.
    private static func category(_ structure: EntiteGeographique) -> CodeableConcept? {
        if let code = structure.finess?.valeur.categorieEG, Nomenclature.categorieEG.libelle(code) != nil {
            return ROR.concept(code, .categorieEG)
        }
        let fiche = structure.fiche
        return switch structure.type {
        case .maisonDeSante: ROR.concept("603", .categorieEG)
        case .centreDeSante: ROR.concept("124", .categorieEG)
        case .cabinet:
            CodeableConcept(
                Coding(
                    system: Nomenclature.systemeSecteurActivite, code: fiche.secteurActivite,
                    display: Nomenclature.categorieEG.libelle(fiche.secteurActivite)))
        case .autre: nil
        }
    }
}
