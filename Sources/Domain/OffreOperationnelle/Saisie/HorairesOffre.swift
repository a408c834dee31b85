/// Step 5: the hours of an ordinary week, by kind.
public struct HorairesOffre: Sendable, Equatable, Codable {
    /// Consultations by appointment.
    public var surRendezVous: SemaineType
    /// Consultations without appointment.
    public var sansRendezVous: SemaineType
    /// Visits of the professional, at home or in another structure.
    public var visite: SemaineType

    /// Hours.
    public init(
        surRendezVous: SemaineType = SemaineType(), sansRendezVous: SemaineType = SemaineType(),
        visite: SemaineType = SemaineType()
    ) {
        self.surRendezVous = surRendezVous
        self.sansRendezVous = sansRendezVous
        self.visite = visite
    }

    /// The week of a kind of hours.
    public subscript(type: TypeHoraire) -> SemaineType {
        get {
            switch type {
            case .surRendezVous: surRendezVous
            case .sansRendezVous: sansRendezVous
            case .visite: visite
            }
        }
        set {
            switch type {
            case .surRendezVous: surRendezVous = newValue
            case .sansRendezVous: sansRendezVous = newValue
            case .visite: visite = newValue
            }
        }
    }

    /// The hours made regular, and what is to be corrected (`horaires.<code du type>.<jour>.<plage>.<debut|fin>`).
    public func verifiee() -> Verification<HorairesOffre> {
        var result = self
        var issues: [ValidationIssue] = []
        for type in TypeHoraire.allCases {
            let week = self[type].verifiee(chemin: "horaires.\(type.rawValue)")
            result[type] = week.valeur
            issues += week.erreurs
        }
        if TypeHoraire.allCases.allSatisfy({ self[$0].estVide }) {
            issues.append(ValidationIssue("horaires", .auMoinsUn))
        }
        return Verification(result, erreurs: issues)
    }
}
