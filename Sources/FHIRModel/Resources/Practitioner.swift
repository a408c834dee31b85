/// A person with a formal responsibility in the provisioning of healthcare. Source: http://hl7.org/fhir/R4/practitioner.html.
public struct Practitioner: Resource, Equatable {
    public static let resourceType: StaticString = "Practitioner"
    public var id: String
    public var meta: Meta
    public var `extension`: [Extension] = []
    public var identifier: [Identifier] = []
    /// The names of the practitioner.
    public var name: [HumanName] = []

    /// A practitioner.
    public init(id: String, meta: Meta) {
        self.id = id
        self.meta = meta
    }

    public func write(to writer: inout JSONWriter) {
        writeHead(to: &writer)
        writer.field("active", true)
        writer.field("name", name)
    }
}
