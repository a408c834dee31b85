/// A reference to a resource of this server. Source: http://hl7.org/fhir/R4/references.html.
public struct Reference: JSONWritable, Equatable {
    /// `Type/id`.
    public var reference: String

    /// A reference to a resource of a type.
    public init(_ type: (some Resource).Type, _ id: String) {
        reference = "\(type.resourceType)/\(id)"
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("reference", reference)
    }
}
