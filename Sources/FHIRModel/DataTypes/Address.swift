/// A postal address of one line of text, its parts as extensions of that line.
///
/// Source: http://hl7.org/fhir/R4/datatypes.html#Address; ISO 21090 parts.
public struct Address: JSONWritable, Equatable {
    /// The parts of the line.
    public struct LineParts: JSONWritable, Equatable {
        /// One extension per part.
        public var `extension`: [Extension]

        public func write(to writer: inout JSONWriter) {
            writer.field("extension", `extension`)
        }
    }

    /// Extensions of the address.
    public var `extension`: [Extension] = []
    /// The line, `nil` when nothing is known of the street.
    public var line: String?
    /// The parts of the line, as extensions.
    public var lineExtension: [Extension] = []
    /// The town.
    public var city: String?
    /// The postal code.
    public var postalCode: String?

    /// An empty address.
    public init() {}

    public func write(to writer: inout JSONWriter) {
        writer.field("extension", `extension`)
        writer.field("line", line.map { [$0] } ?? [])
        if line != nil, !lineExtension.isEmpty { writer.field("_line", [LineParts(extension: lineExtension)]) }
        writer.field("city", city)
        writer.field("postalCode", postalCode)
    }
}
