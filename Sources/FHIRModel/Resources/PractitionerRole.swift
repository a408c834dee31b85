/// Roles and organizations the practitioner is associated with. Source: http://hl7.org/fhir/R4/practitionerrole.html.
public struct PractitionerRole: Resource, Equatable {
    public static let resourceType: StaticString = "PractitionerRole"
    public var id: String
    public var meta: Meta
    public var `extension`: [Extension] = []
    public var identifier: [Identifier] = []
    /// Practitioner that provides services for the organization.
    public var practitioner: Reference?
    /// Organization where the roles are available.
    public var organization: Reference?
    /// Roles which this practitioner may perform.
    public var code: [CodeableConcept] = []
    /// Specific specialty of the practitioner.
    public var specialty: [CodeableConcept] = []
    /// The locations at which this practitioner provides care.
    public var location: [Reference] = []
    /// The healthcare services that this worker provides.
    public var healthcareService: [Reference] = []

    /// A role.
    public init(id: String, meta: Meta) {
        self.id = id
        self.meta = meta
    }

    public func write(to writer: inout JSONWriter) {
        writeHead(to: &writer)
        writer.field("active", true)
        writer.field("practitioner", practitioner)
        writer.field("organization", organization)
        writer.field("code", code)
        writer.field("specialty", specialty)
        writer.field("location", location)
        writer.field("healthcareService", healthcareService)
    }
}
