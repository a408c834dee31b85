/// A grouping of people or organizations with a common purpose. Source: http://hl7.org/fhir/R4/organization.html.
public struct Organization: Resource, Equatable {
    public static let resourceType: StaticString = "Organization"
    public var id: String
    public var meta: Meta
    public var `extension`: [Extension] = []
    public var identifier: [Identifier] = []
    /// Kind of organization.
    public var type: [CodeableConcept] = []
    /// Name used for the organization.
    public var name: String?
    /// Other names.
    public var alias: [String] = []
    /// An address for the organization.
    public var address: Address?
    /// The organization of which this one forms a part.
    public var partOf: Reference?

    /// An organization.
    public init(id: String, meta: Meta) {
        self.id = id
        self.meta = meta
    }

    public func write(to writer: inout JSONWriter) {
        writeHead(to: &writer)
        writer.field("active", true)
        writer.field("type", type)
        writer.field("name", name)
        writer.field("alias", alias)
        writer.field("address", address.map { [$0] } ?? [])
        writer.field("partOf", partOf)
    }
}
