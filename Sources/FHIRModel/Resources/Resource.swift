/// A resource: its type, its identifier, and what it says of itself.
public protocol Resource: JSONWritable {
    /// The name of the type.
    static var resourceType: StaticString { get }
    /// The technical identifier.
    var id: String { get }
    /// What it says of itself.
    var meta: Meta { get }
    /// Extensions of the resource.
    var `extension`: [Extension] { get }
    /// Business identifiers.
    var identifier: [Identifier] { get }
}

extension Resource {
    /// Writes what every resource begins with.
    func writeHead(to writer: inout JSONWriter) {
        writer.field("resourceType", String(describing: Self.resourceType))
        writer.field("id", id)
        writer.field("meta", meta)
        writer.field("extension", `extension`)
        writer.field("identifier", identifier)
    }
}
