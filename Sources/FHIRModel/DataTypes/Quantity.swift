/// A whole quantity with its unit. Source: http://hl7.org/fhir/R4/datatypes.html#Quantity.
public struct Quantity: JSONWritable, Equatable {
    /// The number.
    public var value: Int
    /// The unit, for people.
    public var unit: String
    /// The address of the system of units.
    public var system: String
    /// The code of the unit.
    public var code: String

    /// A quantity in a UCUM unit, such as `a` for years.
    public init(_ value: Int, unit: String, ucum code: String) {
        self.value = value
        self.unit = unit
        system = "http://unitsofmeasure.org"
        self.code = code
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("value", value)
        writer.field("unit", unit)
        writer.field("system", system)
        writer.field("code", code)
    }
}
