/// The values of the `{names}` of a route's pattern, decoded.
public struct PathParameters: Sendable {
    private var values: [(name: String, value: String)] = []

    /// No value.
    public init() {}

    mutating func add(_ name: String, _ value: String) {
        values.append((name, value))
    }

    /// The value of a name; empty when the pattern has no such name.
    public subscript(name: String) -> String {
        values.first { $0.name == name }?.value ?? ""
    }
}
