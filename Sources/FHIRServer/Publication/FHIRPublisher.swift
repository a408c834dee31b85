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
        let region = offre.offre.identifiantOffre.split(separator: "/").first.map(String.init)
        let whole = offre
        return [
            Self.publication(service, whole.offre.id, whole.dateMiseJourOffre),
            PractitionerRole(offre).map { Self.publication($0, whole.offre.id, whole.dateMiseJourSituation) },
            offre.professionnel.map { Self.publication(Practitioner($0), $0.id, $0.dateMiseJour) },
            Self.publication(
                Organization(offre.structure, region: region), offre.structure.id, offre.structure.dateMiseJour),
            Location(offre.structure, region: region).map {
                Self.publication($0, whole.structure.id, whole.structure.dateMiseJour)
            },
            offre.entiteJuridique.map {
                // Its places may be in several regions: naming one would change with each offer published.
                Self.publication(Organization($0, region: nil), $0.id, $0.dateMiseJour)
            },
        ].compactMap(\.self)
    }

    public func resources(ofOffre id: Identifiant) -> [ResourceKey] {
        [ResourceKey(type: "HealthcareService", id: id), ResourceKey(type: "PractitionerRole", id: id)]
    }

    public func resources(ofProfessionnel id: Identifiant) -> [ResourceKey] {
        [ResourceKey(type: "Practitioner", id: id)]
    }

    public func resources(ofStructure id: Identifiant) -> [ResourceKey] {
        [ResourceKey(type: "Organization", id: id), ResourceKey(type: "Location", id: id)]
    }

    private static func publication(_ resource: some Resource, _ id: Identifiant, _ date: Instant) -> Publication {
        let tokens = resource.identifier.map {
            Publication.Token(parameter: "identifier", system: $0.system ?? "", value: $0.value)
        }
        return Publication(
            key: ResourceKey(type: type(of: resource).resourceType.description, id: id), lastUpdated: date,
            body: JSONWriter.bytes(of: resource), tokens: tokens)
    }
}
