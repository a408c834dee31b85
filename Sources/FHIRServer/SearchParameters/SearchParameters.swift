import Domain
import UseCases

/// The one table of what can be searched: parsing, criteria and CapabilityStatement derive from it.
enum SearchParameters {
    /// One search parameter.
    struct Parameter: Sendable {
        let name: String
        let isId: Bool
        /// The address of its definition.
        let definition: String
        let documentation: String
    }

    /// One served type of resource.
    struct ServedType: Sendable {
        let type: ResourceType
        let profile: String
        let parameters: [Parameter]

        var name: String { type.name }
        var searchRoute: String { "/fhir/" + name }
        var postSearchRoute: String { "/fhir/" + name + "/_search" }
        var readRoute: String { "/fhir/" + name + "/{id}" }
    }

    /// The served types, in the order of the CapabilityStatement.
    static let types = ResourceType.allCases.map { type in
        ServedType(
            type: type,
            profile: "https://interop.esante.gouv.fr/ig/fhir/ror/StructureDefinition/ror-" + type.name.lowercased(),
            parameters: [
                Parameter(
                    name: "_id", isId: true, definition: "http://hl7.org/fhir/SearchParameter/Resource-id",
                    documentation:
                        "Technical identifiers, separated by commas, \(Limites.valeursParParametre.value) at most."),
                Parameter(
                    name: "identifier", isId: false,
                    definition: "http://hl7.org/fhir/SearchParameter/\(type.name)-identifier",
                    documentation: "system|value, or value in any system, separated by commas, "
                        + "\(Limites.valeursParParametre.value) at most."),
            ])
    }
}
