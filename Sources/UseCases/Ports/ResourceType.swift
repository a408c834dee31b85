public import Domain

/// The FHIR types of what is published: the one list of their names and of what they are made of.
public enum ResourceType: String, Sendable, CaseIterable {
    case healthcareService = "HealthcareService"
    case location = "Location"
    case organization = "Organization"
    case practitioner = "Practitioner"
    case practitionerRole = "PractitionerRole"

    /// The name.
    public var name: String { rawValue }
}

/// The type and the identifier of a published resource.
public struct ResourceKey: Sendable, Hashable {
    /// The FHIR resource type.
    public var type: ResourceType
    /// The technical identifier: the `id` of the resource.
    public var id: Identifiant

    /// A key.
    public init(type: ResourceType, id: Identifiant) {
        self.type = type
        self.id = id
    }

    /// What the resource may be made of: it stays readable while a published offer refers to one of them.
    public var sources: [PublicationSource] {
        switch type {
        case .healthcareService, .practitionerRole: [.offre(id)]
        case .practitioner: [.professionnel(id)]
        case .location: [.structure(id)]
        // Identifiers are unique over all aggregates: at most one of them exists.
        case .organization: [.structure(id), .organisationInterne(id), .entiteJuridique(id)]
        }
    }
}

/// An aggregate that resources are made of.
public enum PublicationSource: Sendable, Hashable {
    case offre(Identifiant)
    case professionnel(Identifiant)
    case structure(Identifiant)
    case organisationInterne(Identifiant)
    case entiteJuridique(Identifiant)

    /// Every resource that may be made of it.
    public var resources: [ResourceKey] {
        switch self {
        case .offre(let id):
            [ResourceKey(type: .healthcareService, id: id), ResourceKey(type: .practitionerRole, id: id)]
        case .professionnel(let id): [ResourceKey(type: .practitioner, id: id)]
        case .structure(let id): [ResourceKey(type: .organization, id: id), ResourceKey(type: .location, id: id)]
        case .organisationInterne(let id), .entiteJuridique(let id): [ResourceKey(type: .organization, id: id)]
        }
    }
}

extension OffreComplete {
    /// What the resources of the offer are made of.
    var sources: [PublicationSource] {
        let others = [
            professionnel.map { PublicationSource.professionnel($0.id) },
            entiteJuridique.map { .entiteJuridique($0.id) },
        ]
        return [.offre(offre.id), .structure(structure.id)] + organisations.map { .organisationInterne($0.id) }
            + others.compactMap(\.self)
    }
}
