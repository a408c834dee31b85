import Testing

@testable import Projection

@Suite struct ProjectionTests {
    /// Origins and central meridians: EPSG registry.
    @Test(
        "turns the known points of each projection into degrees",
        arguments: [
            (2154, 700_000.0, 6_600_000.0, 46.5, 3.0), (5490, 500_000.0, 1_800_000.0, 16.28, -63.0),
            (2972, 500_000.0, 500_000.0, 4.52, -51.0), (2975, 500_000.0, 7_700_000.0, -20.80, 57.0),
            (4471, 500_000.0, 8_590_000.0, -12.76, 45.0),
        ])
    func known(epsg: Int, easting: Double, northing: Double, latitude: Double, longitude: Double) throws {
        let point = try #require(Projection(epsg: epsg)?.geographic(easting: easting, northing: northing))
        #expect(abs(point.latitude - latitude) < 0.02 && abs(point.longitude - longitude) < 1e-6)
    }

    @Test("refuses an unknown code and what is no point")
    func unknown() {
        #expect(Projection(epsg: 999_999) == nil)
        #expect(Projection(epsg: 2154)?.geographic(easting: .nan, northing: 0) == nil)
        #expect(Projection(epsg: 2154)?.geographic(easting: .infinity, northing: 0) == nil)
    }
}
