/// What a resource says of itself. Source: http://hl7.org/fhir/R4/resource.html#Meta.
///
/// The date of `lastUpdated` is left open: whoever stores the resource dates it (`JSONWriter.openDate`).
public struct Meta: JSONWritable, Equatable {
    /// The profile it claims.
    public var profile: String
    /// Tags.
    public var tag: [Coding]

    /// A meta.
    public init(profile: String, tag: [Coding] = []) {
        self.profile = profile
        self.tag = tag
    }

    public func write(to writer: inout JSONWriter) {
        writer.openDateField("lastUpdated")
        writer.field("profile", [profile])
        writer.field("tag", tag)
    }
}
