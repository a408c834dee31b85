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
    var professionnel: IdNatPS? {
        guard case .professionnel(let person) = self else { return nil }
        return person
    }
}
