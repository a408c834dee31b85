/// The name of a person. Source: http://hl7.org/fhir/R4/datatypes.html#HumanName.
public struct HumanName: JSONWritable, Equatable {
    /// The family name.
    public var family: String
    /// The first names.
    public var given: [String]
    /// The titles.
    public var prefix: [String]

    /// A name.
    public init(family: String, given: [String] = [], prefix: [String] = []) {
        self.family = family
        self.given = given
        self.prefix = prefix
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("family", family)
        writer.field("given", given)
        writer.field("prefix", prefix)
    }
}
