import CProj

/// Turns projected coordinates into latitude and longitude, with PROJ. Used by one thread at a time.
public final class Projection {
    private let context: OpaquePointer
    private let transformation: OpaquePointer

    /// The projection of an EPSG code: 2154 Lambert-93, 5490 and 2972 and 2975 and 4471 UTM overseas… `nil` when PROJ does
    /// not know the code.
    public init?(epsg: Int) {
        guard let context = proj_context_create() else { return nil }
        proj_log_level(context, PJ_LOG_NONE)
        proj_context_set_enable_network(context, 0)
        guard let raw = proj_create_crs_to_crs(context, "EPSG:\(epsg)", "EPSG:4326", nil),
            let normalised = proj_normalize_for_visualization(context, raw)
        else {
            proj_context_destroy(context)
            return nil
        }
        proj_destroy(raw)
        self.context = context
        transformation = normalised
    }

    deinit {
        proj_destroy(transformation)
        proj_context_destroy(context)
    }

    /// Latitude and longitude, WGS 84 degrees, of a point in metres; `nil` when the point is not of the projection.
    public func geographic(easting: Double, northing: Double) -> (latitude: Double, longitude: Double)? {
        var (x, y) = (easting, northing)
        ror_proj_forward(transformation, &x, &y)
        guard x.isFinite, y.isFinite, abs(x) <= 180, abs(y) <= 90 else { return nil }
        return (y, x)
    }
}
