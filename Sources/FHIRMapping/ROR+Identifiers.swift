import FHIRModel

extension ROR {
    static let systemFINESS = "https://finess.esante.gouv.fr"
    static let systemSirene = "https://sirene.fr"
    static let systemRPPSRang = "https://rppsrang.esante.gouv.fr"
    static let systemADELIRang = "https://adelirang.esante.gouv.fr"
    static let systemIdNatStruct = "urn:oid:1.2.250.1.71.4.2.2"
    static let systemOI = "https://oi.esante.gouv.fr"
    static let systemIdNatPS = "urn:oid:1.2.250.1.71.4.2.1"

    /// An identifier of a structure, typed by TRE_G07.
    static func structureIdentifier(_ code: String, _ label: String, system: String, _ value: String) -> Identifier {
        let type = Coding(system: tre("TRE_G07-TypeIdentifiantStructure"), code: code, display: label)
        return Identifier(type: CodeableConcept(type), system: system, value: value)
    }
}
