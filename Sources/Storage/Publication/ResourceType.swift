import Domain
import SQL
import UseCases

/// The FHIR types of what is published, numbered for their keys. A number is never given to another type.
enum ResourceType: Int64, CaseIterable {
    case organization = 1
    case healthcareService = 2
    case location = 3
    case practitioner = 4
    case practitionerRole = 5

    /// The type of a FHIR name, `nil` when nothing of this type is ever published.
    init?(name: String) {
        switch name {
        case "Organization": self = .organization
        case "HealthcareService": self = .healthcareService
        case "Location": self = .location
        case "Practitioner": self = .practitioner
        case "PractitionerRole": self = .practitionerRole
        default: return nil
        }
    }

    /// The type of what is to be published.
    init(_ key: ResourceKey) throws {
        guard let type = ResourceType(name: key.type) else {
            throw SQLError(.fault, "a resource of this type has no number in the store")
        }
        self = type
    }

    private static let shift: Int64 = 48

    /// The key of a resource: the type in the high bits, the identifier below, so that a type is one range of keys.
    func cle(_ id: Identifiant) -> Int64 { rawValue << Self.shift | id.rawValue }

    /// Below this key are the resources of the type.
    var end: Int64 { (rawValue + 1) << Self.shift }

    /// The identifier in a key.
    static func identifiant(cle: Int64) -> Identifiant {
        Identifiant(rawValue: cle & (1 << shift - 1))
    }
}
