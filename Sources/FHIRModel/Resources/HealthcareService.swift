/// The details of a healthcare service available at a location.
///
/// Source: http://hl7.org/fhir/R4/healthcareservice.html.
public struct HealthcareService: Resource, Equatable {
    /// Times the service is available.
    public struct AvailableTime: JSONWritable, Equatable {
        /// Kind of hours, day.
        public var `extension`: [Extension]
        /// `mon` … `sun`.
        public var daysOfWeek: [String]
        /// Whether it is the whole day; no times then.
        public var allDay: Bool?
        /// `HH:MM:SS`.
        public var availableStartTime: String?
        /// `HH:MM:SS`.
        public var availableEndTime: String?

        /// Hours of one day.
        public init(
            extension: [Extension], daysOfWeek: [String], allDay: Bool? = nil, availableStartTime: String? = nil,
            availableEndTime: String? = nil
        ) {
            self.extension = `extension`
            self.daysOfWeek = daysOfWeek
            self.allDay = allDay
            self.availableStartTime = availableStartTime
            self.availableEndTime = availableEndTime
        }

        public func write(to writer: inout JSONWriter) {
            writer.field("extension", `extension`)
            writer.field("daysOfWeek", daysOfWeek)
            writer.field("allDay", allDay)
            writer.field("availableStartTime", availableStartTime)
            writer.field("availableEndTime", availableEndTime)
        }
    }

    public static let resourceType: StaticString = "HealthcareService"
    public var id: String
    public var meta: Meta
    public var `extension`: [Extension] = []
    public var identifier: [Identifier] = []
    /// Organization that provides this service.
    public var providedBy: Reference?
    /// Broad category of service.
    public var category: [CodeableConcept] = []
    /// Type of service.
    public var type: [CodeableConcept] = []
    /// Specialties handled.
    public var specialty: [CodeableConcept] = []
    /// Locations where service may be provided.
    public var location: [Reference] = []
    /// Description of service as presented to a consumer.
    public var name: String?
    /// Additional description.
    public var comment: String?
    /// Contacts related to the service.
    public var telecom: [ContactPoint] = []
    /// Collection of characteristics.
    public var characteristic: [CodeableConcept] = []
    /// Times the service site is available.
    public var availableTime: [AvailableTime] = []

    /// A service.
    public init(id: String, meta: Meta) {
        self.id = id
        self.meta = meta
    }

    public func write(to writer: inout JSONWriter) {
        writeHead(to: &writer)
        writer.field("active", true)
        writer.field("providedBy", providedBy)
        writer.field("category", category)
        writer.field("type", type)
        writer.field("specialty", specialty)
        writer.field("location", location)
        writer.field("name", name)
        writer.field("comment", comment)
        writer.field("telecom", telecom)
        writer.field("characteristic", characteristic)
        writer.field("availableTime", availableTime)
    }
}
