internal import Domain

extension Communes {
    /// The place of a point in hexadecimal EWKB, little-endian, with or without SRID; `nil` for anything else.
    ///
    /// Source: PostGIS, Extended Well-Known Binary: byte order, type, optional SRID, X (longitude), Y (latitude).
    static func position(ewkb: String) -> CoordonneeGeographique? {
        let header = ["0101000000", "0101000020E6100000"].first { ewkb.hasPrefix($0) }
        guard let header, ewkb.utf8.count == header.utf8.count + 32 else { return nil }
        let numbers = ewkb.dropFirst(header.count)
        guard let longitude = double(numbers.prefix(16)), let latitude = double(numbers.suffix(16)) else { return nil }
        return CoordonneeGeographique(latitude: rounded(latitude), longitude: rounded(longitude))
    }

    private static func double(_ hexadecimal: Substring) -> Double? {
        UInt64(hexadecimal, radix: 16).map { Double(bitPattern: $0.byteSwapped) }
    }

    /// Five decimals: about a metre.
    private static func rounded(_ degrees: Double) -> Double { (degrees * 100_000).rounded() / 100_000 }
}
