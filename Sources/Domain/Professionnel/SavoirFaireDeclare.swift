/// A know-how with the profession it belongs to.
///
/// Source: RPPS extraction `PS_LibreAcces_SavoirFaire`, which also has the know-hows without activity.
public struct SavoirFaireDeclare: Sendable, Hashable, Codable {
    /// The profession (TRE_G15).
    public var profession: String
    /// The know-how.
    public var savoirFaire: SavoirFaire

    /// A know-how of a profession.
    public init(profession: String, savoirFaire: SavoirFaire) {
        self.profession = profession
        self.savoirFaire = savoirFaire
    }
}
