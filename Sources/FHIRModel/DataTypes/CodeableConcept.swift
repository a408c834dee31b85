/// A concept, by one code or several. Source: http://hl7.org/fhir/R4/datatypes.html#CodeableConcept.
public struct CodeableConcept: JSONWritable, Equatable {
    /// Extensions of the concept.
    public var `extension`: [Extension]
    /// The codes.
    public var coding: [Coding]

    /// A concept of one code.
    public init(_ coding: Coding, extension: [Extension] = []) {
        self.coding = [coding]
        self.extension = `extension`
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("extension", `extension`)
        writer.field("coding", coding)
    }
}
