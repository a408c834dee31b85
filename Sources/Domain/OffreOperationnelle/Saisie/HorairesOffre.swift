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

extension HorairesOffre {
    /// The form of published slots: a slot that passes midnight is one of each day.
    init(_ plages: [PlageHebdomadaire]) {
        self.init()
        for slot in plages {
            for part in slot.parties {
                self[slot.type].jours[part.jourSemaine - 1].append(
                    PlageHoraire(debut: HeureDuJour.texte(part.debut), fin: HeureDuJour.texte(part.fin)))
            }
        }
        for type in TypeHoraire.allCases {
            self[type].jours = self[type].jours.map { slots in slots.sorted { $0.debut < $1.debut } }
        }
    }

    /// The slots of a right step, by kind then by start.
    var plages: [PlageHebdomadaire] {
        TypeHoraire.allCases.flatMap { type in
            self[type].jours.enumerated().flatMap { day, slots in
                slots.compactMap { PlageHebdomadaire($0, type: type, jour: day) }
            }
        }
    }
}

extension PlageHebdomadaire {
    /// A slot of a day, 0 for Monday; `nil` when it is not right.
    fileprivate init?(_ slot: PlageHoraire, type: TypeHoraire, jour: Int) {
        guard let start = HeureDuJour.minutes(slot.debut), let end = HeureDuJour.minutes(slot.fin) else { return nil }
        let midnight = jour * Self.minutesParJour
        self.init(type: type, debut: midnight + start, fin: midnight + end)
    }
}
