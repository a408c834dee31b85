internal import FoundationEssentials

extension NOS {
    /// A FHIR R4 resource, as far as the import reads it: a `CodeSystem`, a `ValueSet`, or a `Bundle` of them. Of another
    /// type, only the type and the address are read.
    ///
    /// Source: HL7 FHIR R4, CodeSystem, ValueSet and Bundle.
    struct Document: Decodable {
        let resourceType: String?
        var url: String?
        var version: String?
        /// Of a code system: `complete`, `fragment`, `example`, `not-present` or `supplement`.
        var content: String?
        var concept: [Concept]?
        var compose: Compose?
        var expansion: Expansion?
        var entry: [Entry]?

        struct Entry: Decodable {
            let resource: Document?
        }

        struct Compose: Decodable {
            let include: [Include]?
            let exclude: [Include]?
        }

        struct Include: Decodable {
            let concept: [Concept]?
        }

        struct Expansion: Decodable {
            let total: Int?
            let offset: Int?
            let contains: [Concept]?
        }

        /// Reads a document. Throws `FichierRefuse` when it is not JSON, or not FHIR as the three types are written.
        static func read(_ bytes: [UInt8], name: String) throws(FichierRefuse) -> Document {
            do {
                return try JSONDecoder().decode(Document.self, from: Data(bytes))
            } catch {
                throw FichierRefuse(.unreadable, "The file \(name) is not a FHIR R4 resource in JSON.")
            }
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            resourceType = try container.decodeIfPresent(String.self, forKey: .resourceType)
            switch resourceType {
            case "Bundle": entry = try container.decodeIfPresent([Entry].self, forKey: .entry)
            case "CodeSystem":
                content = try container.decodeIfPresent(String.self, forKey: .content)
                concept = try container.decodeIfPresent([Concept].self, forKey: .concept)
            case "ValueSet":
                compose = try container.decodeIfPresent(Compose.self, forKey: .compose)
                expansion = try container.decodeIfPresent(Expansion.self, forKey: .expansion)
            default: return
            }
            url = try container.decodeIfPresent(String.self, forKey: .url)
            version = try container.decodeIfPresent(String.self, forKey: .version)
        }

        private enum CodingKeys: CodingKey {
            case resourceType, url, version, content, concept, compose, expansion, entry
        }
    }
}
