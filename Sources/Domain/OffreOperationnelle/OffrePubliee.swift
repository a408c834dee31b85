/// What an offer publishes, with when it was validated and what a register made doubtful since.
public struct OffrePubliee: Sendable, Equatable, Codable {
    /// The description.
    public var decrite: OffreDecrite
    /// When it was validated.
    public var dateValidation: Instant
    /// The elements that a register made doubtful, with the reason; empty once the offer is validated again.
    public var aVerifier: [ElementAVerifier]

    /// A description that is published.
    public init(_ decrite: OffreDecrite, dateValidation: Instant, aVerifier: [ElementAVerifier] = []) {
        self.decrite = decrite
        self.dateValidation = dateValidation
        self.aVerifier = aVerifier
    }
}
