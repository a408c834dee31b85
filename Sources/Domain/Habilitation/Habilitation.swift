/// A right: a profile, on a perimeter, for a time. Without one nothing is allowed.
///
/// Source: ROR, « profils et habilitations »; the union of the rights of a person holds.
public struct Habilitation: Sendable, Hashable, Codable {
    /// What may be done.
    public var profil: Profil
    /// On what.
    public var perimetre: Perimetre
    /// The first day; `nil` when it holds since ever.
    public var debut: JourCivil?
    /// The last day; `nil` when no end is known.
    public var fin: JourCivil?
    /// The account whose holder is replaced meanwhile; `nil` for a right of one's own.
    public var remplace: Identifiant?

    /// A right.
    public init(
        _ profil: Profil, sur perimetre: Perimetre, debut: JourCivil? = nil, fin: JourCivil? = nil,
        remplace: Identifiant? = nil
    ) {
        self.profil = profil
        self.perimetre = perimetre
        self.debut = debut
        self.fin = fin
        self.remplace = remplace
    }

    /// Whether it holds on a day.
    public func isValid(le jour: JourCivil) -> Bool {
        (debut.map { $0 <= jour } ?? true) && (fin.map { jour <= $0 } ?? true)
    }
}
