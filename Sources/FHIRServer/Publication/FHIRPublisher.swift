public import Domain
import FHIRMapping
import FHIRModel
public import UseCases

/// Makes the FHIR bytes of an offer and of what it refers to, in the open-access variant.
public struct FHIRPublisher: Publisher {
    /// A publisher of open-access data.
    public init() {}

    public func publications(of offre: OffreComplete) -> [Publication] {
        guard let service = HealthcareService(offre, niveau: .libre) else { return [] }
        let region = offre.offre.region
        let (id, structure) = (offre.offre.id, offre.structure)
        let publications: [Publication?] =
            [
                Self.publication(service, .healthcareService, id),
                PractitionerRole(offre).map { Self.publication($0, .practitionerRole, id) },
                offre.professionnel.map { Self.publication(Practitioner($0), .practitioner, $0.id) },
                Self.publication(Organization(structure, region: region), .organization, structure.id),
                Location(structure, region: region).map { Self.publication($0, .location, structure.id) },
            ] + offre.organisations.map { Self.publication(Organization($0, region: region), .organization, $0.id) } + [
                offre.entiteJuridique.map {
                    // Its places may be in several regions: naming one would change with each offer published.
                    Self.publication(Organization($0, region: nil), .organization, $0.id)
                }
            ]
        return publications.compactMap(\.self)
    }

    private static func publication(
        _ resource: some Resource, _ type: ResourceType, _ id: Identifiant
    ) -> Publication {
        let tokens = resource.identifier.map {
            Publication.Token(parameter: "identifier", system: $0.system ?? "", value: $0.value)
        }
        let parts = JSONWriter.parts(of: resource)
        return Publication(key: ResourceKey(type: type, id: id), head: parts.head, tail: parts.tail, tokens: tokens)
    }
}
