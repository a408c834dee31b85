/// A business identifier. Source: http://hl7.org/fhir/R4/datatypes.html#Identifier.
public struct Identifier: JSONWritable, Equatable {
    /// The kind of identifier.
    public var type: CodeableConcept?
    /// The address of its name space.
    public var system: String?
    /// The value.
    public var value: String

    /// An identifier.
    public init(type: CodeableConcept? = nil, system: String? = nil, value: String) {
        self.type = type
        self.system = system
        self.value = value
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("type", type)
        writer.field("system", system)
        writer.field("value", value)
    }
}
