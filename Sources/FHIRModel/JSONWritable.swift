/// What writes its fields inside an object.
public protocol JSONWritable: Sendable {
    /// Writes the fields, without the braces.
    func write(to writer: inout JSONWriter)
}
