/// A reference to a resource of this server. Source: http://hl7.org/fhir/R4/references.html.
public struct Reference: JSONWritable, Equatable {
    /// `Type/id`.
    public var reference: String

    /// A reference.
    public init(_ type: String, _ id: String) {
        reference = "\(type)/\(id)"
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("reference", reference)
    }
}
