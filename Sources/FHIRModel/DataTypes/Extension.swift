/// An extension: an address, and either a value or inner extensions.
///
/// Source: http://hl7.org/fhir/R4/extensibility.html#Extension.
public struct Extension: JSONWritable, Equatable {
    /// The values that our extensions use.
    public indirect enum Value: Sendable, Equatable {
        /// `valueString`.
        case string(String)
        /// `valueBoolean`.
        case boolean(Bool)
        /// `valueInteger`.
        case integer(Int)
        /// `valueCode`.
        case code(String)
        /// `valueDateTime`.
        case dateTime(String)
        /// `valueCodeableConcept`.
        case codeableConcept(CodeableConcept)
        /// `valueCoding`.
        case coding(Coding)
        /// `valueRange`.
        case range(Range)
        /// Inner extensions.
        case extensions([Extension])
    }

    /// The address, or the short name inside a complex extension.
    public var url: String
    /// The value.
    public var value: Value

    /// An extension.
    public init(_ url: String, _ value: Value) {
        self.url = url
        self.value = value
    }

    public func write(to writer: inout JSONWriter) {
        if case .extensions(let inner) = value { writer.field("extension", inner) }
        writer.field("url", url)
        switch value {
        case .string(let text): writer.field("valueString", text)
        case .boolean(let flag): writer.field("valueBoolean", flag)
        case .integer(let number): writer.field("valueInteger", number)
        case .code(let code): writer.field("valueCode", code)
        case .dateTime(let text): writer.field("valueDateTime", text)
        case .codeableConcept(let concept): writer.field("valueCodeableConcept", concept)
        case .coding(let coding): writer.field("valueCoding", coding)
        case .range(let range): writer.field("valueRange", range)
        case .extensions: break
        }
    }
}
