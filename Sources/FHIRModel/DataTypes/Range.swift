/// A range of whole quantities. Source: http://hl7.org/fhir/R4/datatypes.html#Range.
public struct Range: JSONWritable, Equatable {
    /// The lowest.
    public var low: Quantity
    /// The highest.
    public var high: Quantity

    /// A range.
    public init(low: Quantity, high: Quantity) {
        self.low = low
        self.high = high
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("low", low)
        writer.field("high", high)
    }
}
