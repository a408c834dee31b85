/// Who gives an offer, with what only this kind of offer has.
///
/// Source: ROR exposition model 3.0: an offer is given by an EG or by an internal organisation; that of a liberal
/// professional has, besides, the situation of this professional.
public enum Porteur: Sendable, Equatable {
    /// A liberal professional in a place of practice.
    case liberal(SituationLiberale)
    /// An establishment (EG), by one of its organisations: itself or an internal one.
    case etablissement(organisation: Identifiant, structure: Identifiant)

    /// The organisation that provides the offer: the place of practice of a liberal professional.
    public var organisation: Identifiant {
        switch self {
        case .liberal(let situation): situation.structure
        case .etablissement(let organisation, _): organisation
        }
    }

    /// The place (EG): that of the practice, or the establishment.
    public var structure: Identifiant {
        switch self {
        case .liberal(let situation): situation.structure
        case .etablissement(_, let structure): structure
        }
    }

    /// The situation of a liberal professional; `nil` for an establishment, where setting it changes nothing.
    public var liberal: SituationLiberale? {
        get {
            guard case .liberal(let situation) = self else { return nil }
            return situation
        }
        set {
            guard case .liberal = self, let newValue else { return }
            self = .liberal(newValue)
        }
    }

    /// The steps that complete the offer.
    public var parcours: Parcours {
        switch self {
        case .liberal: .liberal
        case .etablissement: .etablissement
        }
    }
}

extension Porteur: Codable {
    private enum CodingKeys: CodingKey { case liberal, organisation, structure }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let organisation = try container.decodeIfPresent(Identifiant.self, forKey: .organisation) {
            self = .etablissement(
                organisation: organisation, structure: try container.decode(Identifiant.self, forKey: .structure))
        } else {
            self = .liberal(try container.decode(SituationLiberale.self, forKey: .liberal))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .liberal(let situation): try container.encode(situation, forKey: .liberal)
        case .etablissement(let organisation, let structure):
            try container.encode(organisation, forKey: .organisation)
            try container.encode(structure, forKey: .structure)
        }
    }
}
