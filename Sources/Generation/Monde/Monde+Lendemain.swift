internal import Domain

/// What happens to a professional between two editions.
enum Evenement: CaseIterable, Sendable {
    /// Retired, struck off, deceased: no row any more.
    case depart
    /// The liberal activities become salaried.
    case salariat
    /// A practice closes while others go on.
    case fermeture
    /// A practice opens besides.
    case ouverture
    /// A practice moves under a new number.
    case demenagement
    /// The phone of a practice changes.
    case telephone
    /// The name of practice changes.
    case nom
    /// A know-how is added.
    case savoirFaire
}

extension Monde {
    /// How many professionals of ten thousand something happens to in a day.
    static let perTenThousand = 50

    /// How many professionals are new on the second day.
    var newcomers: Int { professionals / 2500 }

    /// What happens to the professional of a rank between the two days; `nil` for most.
    func evenement(_ rank: Int) -> Evenement? {
        var random = SeededRandom(seed: seed, for: UInt64(rank) | 1 << 61)
        guard random.below(10_000) < Self.perTenThousand else { return nil }
        let weights = [8, 4, 6, 14, 14, 30, 12, 12]
        return Evenement.allCases[random.rank(weights: weights)]
    }

    /// The professional of the second day, `nil` after a departure. Something that cannot happen to somebody does not.
    func lendemain(_ person: PersonneInventee, _ event: Evenement) -> PersonneInventee? {
        var random = SeededRandom(seed: seed, for: UInt64(person.rank) | 1 << 60)
        var next = person
        let liberal = next.activites.indices.filter { person.offres.contains(next.activites[$0]) }
        switch event {
        case .depart: return nil
        case .salariat:
            for index in next.activites.indices { next.activites[index].mode = "S" }
        case .fermeture:
            if person.offres.count > 1, let last = liberal.last { next.activites.remove(at: last) }
        case .ouverture:
            if let place = practice(8, of: person, &random), person.estEligible {
                next.activites.append(.init(mode: "L", genre: "GENR01", lieu: place))
            }
        case .demenagement:
            if let first = liberal.first, let place = practice(9, of: person, &random) {
                next.activites[first].lieu = place
            }
        case .telephone:
            if let first = liberal.first {
                next.activites[first].lieu?.telephone = TelephonesFictifs.draw(nil, &random)
            }
        case .nom: next.nom += "-" + NomsInventes.nom(&random)
        case .savoirFaire:
            next.savoirFaire.append(SavoirFaire(type: "FQ", code: "FQ01", libelle: "Formation qualifiante"))
        }
        return next
    }
}
