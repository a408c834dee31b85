/// Details and position information for a physical place. Source: http://hl7.org/fhir/R4/location.html.
public struct Location: Resource, Equatable {
    public static let resourceType: StaticString = "Location"
    public var id: String
    public var meta: Meta
    public var `extension`: [Extension] = []
    public var identifier: [Identifier] = []
    /// Name of the location.
    public var name: String?
    /// Physical location.
    public var address: Address?
    /// Latitude and longitude of the location, WGS 84 decimal degrees.
    public var position: Position?
    /// Organization responsible for the location.
    public var managingOrganization: Reference?

    /// A location.
    public init(id: String, meta: Meta) {
        self.id = id
        self.meta = meta
    }

    public func write(to writer: inout JSONWriter) {
        writeHead(to: &writer)
        writer.field("name", name)
        writer.field("address", address)
        writer.field("position", position)
        writer.field("managingOrganization", managingOrganization)
    }
}

extension Location {
    /// The absolute geographic location. Source: http://hl7.org/fhir/R4/location-definitions.html#Location.position.
    public struct Position: JSONWritable, Equatable {
        /// Degrees, −180…180.
        public var longitude: Double
        /// Degrees, −90…90.
        public var latitude: Double

        /// A place.
        public init(longitude: Double, latitude: Double) {
            self.longitude = longitude
            self.latitude = latitude
        }

        public func write(to writer: inout JSONWriter) {
            writer.field("longitude", longitude)
            writer.field("latitude", latitude)
        }
    }
}
