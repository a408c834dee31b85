/// A step that completes an offer: which ones, and in which order, is told by the `Parcours` of the offer.
///
/// The raw value is what drafts keep; it is never given to another step.
public enum Etape: Int, Sendable, Codable, CaseIterable, Comparable {
    case repertoires = 1
    case offre = 2
    case modalites = 3
    case contacts = 4
    case horaires = 5
    case recapitulatif = 6

    /// The list it belongs to.
    public var parcours: Parcours { Parcours.tous.first { $0.etapes.contains(self) } ?? Parcours(etapes: [self]) }

    /// Its place in its list, from 1.
    public var numero: Int { (parcours.etapes.firstIndex(of: self) ?? 0) + 1 }

    /// The step after it, `nil` for the recap.
    public var suivante: Etape? { parcours.etapes.dropFirst(numero).first }

    /// The step before it, `nil` for the first one.
    public var precedente: Etape? { parcours.etapes.prefix(numero - 1).last }

    /// Whether it ends its list: everything is read again and the offer is validated.
    public var estRecapitulatif: Bool { suivante == nil }

    public static func < (left: Etape, right: Etape) -> Bool { left.numero < right.numero }
}
