/// On what a right holds.
public enum Perimetre: Sendable, Hashable, Codable {
    /// The offers of one professional.
    case professionnel(IdNatPS)
    /// Organisations (EJ, EG, internal ones) and everything below them.
    case organisations(Set<Identifiant>)
    /// Everything in a region (INSEE code).
    case region(String)
    /// Everything of the professionals of a profession (TRE_G15): that of an order.
    case profession(String)
    /// Everything.
    case national

    /// Whether an object is inside.
    public func contains(_ objet: Objet) -> Bool {
        switch self {
        case .professionnel(let person): objet.professionnel == person
        case .organisations(let own): !own.isDisjoint(with: objet.organisations)
        case .region(let code): objet.region == code
        case .profession(let code): objet.profession == code
        case .national: true
        }
    }

    /// The professional, for a right on their own offers.
    public var professionnel: IdNatPS? {
        guard case .professionnel(let person) = self else { return nil }
        return person
    }
}

extension Perimetre {
    /// One thing that a perimeter names, as a text that is stored and searched: `organisation:12`, `region:84`, `profession:10`,
    /// `national`.
    public struct Cible: Sendable, Hashable, CustomStringConvertible {
        /// The text.
        public let description: String

        private init(_ description: String) { self.description = description }

        /// An organisation.
        public static func organisation(_ id: Identifiant) -> Cible { Cible("organisation:\(id)") }
        /// A region.
        public static func region(_ code: String) -> Cible { Cible("region:\(code)") }
        /// A profession.
        public static func profession(_ code: String) -> Cible { Cible("profession:\(code)") }
        /// The country.
        public static let national = Cible("national")
    }

    /// What the perimeter names; nothing for the offers of one professional.
    public var cibles: [Cible] {
        switch self {
        case .professionnel: []
        case .organisations(let ids): ids.sorted().map(Cible.organisation)
        case .region(let code): [.region(code)]
        case .profession(let code): [.profession(code)]
        case .national: [.national]
        }
    }
}
