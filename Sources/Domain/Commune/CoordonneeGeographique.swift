/// A place on Earth, in WGS 84 decimal degrees.
public struct CoordonneeGeographique: Sendable, Equatable, Codable {
    /// Latitude, −90…90.
    public let latitude: Double
    /// Longitude, −180…180.
    public let longitude: Double

    /// A place; `nil` out of range.
    public init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }
}
