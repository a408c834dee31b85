import Domain
import FHIRModel
import HTTP

/// The `capabilities` interaction. Source: http://hl7.org/fhir/R4/http.html#capabilities,
/// http://hl7.org/fhir/R4/capabilitystatement.html.
extension FHIRServer {
    /// What this server does, and nothing that it does not.
    func capabilities() -> Response {
        var writer = JSONWriter()
        writer.object { statement in
            statement.field("resourceType", "CapabilityStatement")
            statement.field("status", "active")
            statement.field("date", started.iso8601)
            statement.field("kind", "instance")
            statement.field("software", Software())
            statement.field("implementation", Implementation(url: base))
            statement.field("fhirVersion", "4.0.1")
            statement.field("format", ["application/fhir+json", "json"])
            statement.field(
                "implementationGuide",
                ["https://interop.esante.gouv.fr/ig/fhir/ror/ImplementationGuide/ans.fhir.fr.ror"])
            statement.field("rest", [Rest(security: Security(acces: acces, base: base))])
        }
        return Self.json(writer.bytes)
    }

    private struct Software: JSONWritable {
        func write(to writer: inout JSONWriter) {
            writer.field("name", "ROR")
        }
    }

    private struct Implementation: JSONWritable {
        let url: String

        func write(to writer: inout JSONWriter) {
            writer.field("description", "Répertoire national de l'offre et des ressources")
            writer.field("url", url)
        }
    }

    private struct Rest: JSONWritable {
        let security: Security

        func write(to writer: inout JSONWriter) {
            writer.field("mode", "server")
            writer.field("documentation", "Open-access data; resources appear when their offer is validated.")
            if security.acces.jetons != nil { writer.field("security", security) }
            writer.field("resource", SearchParameters.types.map(ServedResource.init))
        }
    }

    /// How consumers authenticate. Source: http://hl7.org/fhir/R4/valueset-restful-security-service.html; SMART App Launch 2.0,
    /// extension `oauth-uris`.
    private struct Security: JSONWritable {
        let acces: AccesConsommateurs
        let base: String

        func write(to writer: inout JSONWriter) {
            writer.field("extension", [OAuthAddresses(base: base)])
            writer.field("cors", false)
            writer.field("service", [SecurityService()])
            writer.field(
                "description",
                "OAuth 2.0 client credentials, by secret, signed assertion or certificate (mutual TLS). "
                    + (acces.estPublic ? "Without token: the public profile." : "Nothing is served without token."))
        }
    }

    private struct OAuthAddresses: JSONWritable {
        let base: String

        func write(to writer: inout JSONWriter) {
            writer.field("extension", [TokenAddress(base: base)])
            writer.field("url", "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris")
        }
    }

    private struct TokenAddress: JSONWritable {
        let base: String

        func write(to writer: inout JSONWriter) {
            writer.field("url", "token")
            writer.field("valueUri", "\(base.dropLast("/fhir".count))/oauth2/token")
        }
    }

    private struct SecurityService: JSONWritable {
        func write(to writer: inout JSONWriter) {
            writer.field("coding", [SecurityCoding()])
            writer.field("text", "OAuth 2.0, client_credentials")
        }
    }

    private struct SecurityCoding: JSONWritable {
        func write(to writer: inout JSONWriter) {
            writer.field("system", "http://terminology.hl7.org/CodeSystem/restful-security-service")
            writer.field("code", "OAuth")
        }
    }

    private struct ServedResource: JSONWritable {
        let type: SearchParameters.ServedType

        func write(to writer: inout JSONWriter) {
            writer.field("type", type.name)
            writer.field("supportedProfile", [type.profile])
            writer.field("interaction", [Interaction(code: "read"), Interaction(code: "search-type")])
            writer.field("versioning", "no-version")
            writer.field("conditionalRead", "full-support")
            writer.field("searchParam", type.parameters.map(ServedParameter.init))
        }
    }

    private struct Interaction: JSONWritable {
        let code: String

        func write(to writer: inout JSONWriter) {
            writer.field("code", code)
        }
    }

    private struct ServedParameter: JSONWritable {
        let parameter: SearchParameters.Parameter

        func write(to writer: inout JSONWriter) {
            writer.field("name", parameter.name)
            writer.field("definition", parameter.definition)
            writer.field("type", "token")
            writer.field("documentation", parameter.documentation)
        }
    }
}
