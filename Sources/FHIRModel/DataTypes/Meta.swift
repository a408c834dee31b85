/// What a resource says of itself. Source: http://hl7.org/fhir/R4/resource.html#Meta.
public struct Meta: JSONWritable, Equatable {
    /// When it last changed, a FHIR `instant`.
    public var lastUpdated: String
    /// The profile it claims.
    public var profile: String
    /// Tags.
    public var tag: [Coding]

    /// A meta.
    public init(lastUpdated: String, profile: String, tag: [Coding] = []) {
        self.lastUpdated = lastUpdated
        self.profile = profile
        self.tag = tag
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("lastUpdated", lastUpdated)
        writer.field("profile", [profile])
        writer.field("tag", tag)
    }
}
