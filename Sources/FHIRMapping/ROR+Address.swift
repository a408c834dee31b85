import Domain
import FHIRModel

extension Address {
    /// A postal address of the registers. Source: guide, common rules: one line of text, its parts as ISO 21090 extensions.
    init(_ adresse: Adresse) {
        self.init()
        let text = [
            adresse.pointRemise, adresse.complementPointGeographique, adresse.ligneVoie, adresse.mentionDistribution,
            adresse.lieuDit,
        ].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
        line = text.isEmpty ? nil : text
        let parts: [(String, String?)] = [
            ("careOf", adresse.pointRemise), ("additionalLocator", adresse.complementPointGeographique),
            ("houseNumber", adresse.numeroVoie), ("buildingNumberSuffix", adresse.extensionVoie),
            ("streetNameType", adresse.typeVoie), ("streetNameBase", adresse.libelleVoie),
            ("postBox", adresse.mentionDistribution),
        ]
        lineExtension = parts.compactMap { name, value in
            value.map { Extension("http://hl7.org/fhir/StructureDefinition/iso21090-ADXP-\(name)", .string($0)) }
        }
        if let place = adresse.lieuDit, !place.isEmpty {
            lineExtension.append(Extension(ROR.lieuDitURL, .string(place)))
        }
        city = adresse.localite
        postalCode = adresse.codePostal
    }
}
