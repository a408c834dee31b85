/// A code of a code system. Source: http://hl7.org/fhir/R4/datatypes.html#Coding.
public struct Coding: JSONWritable, Equatable {
    /// The address of the code system.
    public var system: String?
    /// The code.
    public var code: String
    /// The label.
    public var display: String?

    /// A code.
    public init(system: String?, code: String, display: String? = nil) {
        self.system = system
        self.code = code
        self.display = display
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("system", system)
        writer.field("code", code)
        writer.field("display", display)
    }
}
