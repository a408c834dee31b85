/// Details and position information for a physical place. Source: http://hl7.org/fhir/R4/location.html.
public struct Location: Resource, Equatable {
    public static let resourceType: StaticString = "Location"
    public var id: String
    public var meta: Meta
    public var `extension`: [Extension] = []
    public var identifier: [Identifier] = []
    /// Name of the location.
    public var name: String?
    /// Physical location.
    public var address: Address?
    /// Organization responsible for the location.
    public var managingOrganization: Reference?

    /// A location.
    public init(id: String, meta: Meta) {
        self.id = id
        self.meta = meta
    }

    public func write(to writer: inout JSONWriter) {
        writeHead(to: &writer)
        writer.field("name", name)
        writer.field("address", address)
        writer.field("managingOrganization", managingOrganization)
    }
}
