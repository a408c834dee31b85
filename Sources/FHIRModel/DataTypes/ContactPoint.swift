/// A way to reach someone. Source: http://hl7.org/fhir/R4/datatypes.html#ContactPoint.
public struct ContactPoint: JSONWritable, Equatable {
    /// Extensions: channel, confidentiality, usage.
    public var `extension`: [Extension]
    /// `phone`, `email`, `fax`, `url`, `other`.
    public var system: String
    /// The number or the address.
    public var value: String

    /// A way to reach someone.
    public init(extension: [Extension], system: String, value: String) {
        self.extension = `extension`
        self.system = system
        self.value = value
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("extension", `extension`)
        writer.field("system", system)
        writer.field("value", value)
    }
}
