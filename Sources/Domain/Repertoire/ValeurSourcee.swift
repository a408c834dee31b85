/// A value that a register owns, with where it comes from: what one register says is never merged into what another
/// says.
public struct ValeurSourcee<Valeur: Sendable & Equatable & Codable>: Sendable, Equatable, Codable {
    /// What the register says.
    public var valeur: Valeur
    /// The edition that brought the value.
    public var provenance: Provenance
    /// When the directory took it.
    public var date: Instant

    /// A value of a register.
    public init(_ valeur: Valeur, provenance: Provenance, date: Instant) {
        self.valeur = valeur
        self.provenance = provenance
        self.date = date
    }
}

extension Optional {
    /// Takes what an edition says, `nil` when it says nothing any more. Answers whether the value changed: an equal value
    /// keeps its provenance and its date.
    public mutating func refresh<Valeur>(
        _ nouvelle: Valeur?, provenance: Provenance, now: Instant
    ) -> Bool where Wrapped == ValeurSourcee<Valeur> {
        guard self?.valeur != nouvelle else { return false }
        self = nouvelle.map { ValeurSourcee($0, provenance: provenance, date: now) }
        return true
    }
}
