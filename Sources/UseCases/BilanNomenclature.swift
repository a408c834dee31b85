/// What an import did, or would do, to the codes of one address: counts of codes.
public struct BilanNomenclature: Sendable, Equatable, Codable {
    /// The address of the value set or of the code system.
    public var adresse: String
    /// The release, as its publisher writes it.
    public var version: String
    /// Codes that were not known.
    public var created = 0
    /// Codes whose label changed, or that are in use again.
    public var changed = 0
    /// Codes that were in use and no longer are.
    public var retired = 0
    /// Codes that the release leaves as they were.
    public var unchanged = 0

    /// Nothing done to an address.
    public init(adresse: String, version: String) {
        self.adresse = adresse
        self.version = version
    }
}
