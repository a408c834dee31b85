/// The six steps that complete an offer. Source: ANS step-by-step sheets for liberal professionals.
public enum Etape: Int, Sendable, Codable, CaseIterable, Comparable {
    case repertoires = 1
    case offre = 2
    case modalites = 3
    case contacts = 4
    case horaires = 5
    case recapitulatif = 6

    /// The next step, `nil` after the last.
    public var suivante: Etape? { Etape(rawValue: rawValue + 1) }

    /// The step before, `nil` for the first.
    public var precedente: Etape? { Etape(rawValue: rawValue - 1) }

    /// The steps to validate before the offer itself: all but the last.
    public static let aValider = allCases.filter { $0 != .recapitulatif }

    public static func < (left: Etape, right: Etape) -> Bool { left.rawValue < right.rawValue }
}
