/// The ordered list of the steps that complete an offer: it depends on who gives the offer.
public struct Parcours: Sendable, Equatable {
    /// The steps, in order; the last one is the recap, where the offer is validated.
    public let etapes: [Etape]

    /// The steps of a liberal professional. Source: ANS step-by-step sheets for liberal professionals.
    public static let liberal = Parcours(etapes: [
        .repertoires, .offre, .modalites, .contacts, .horaires, .recapitulatif,
    ])
    /// The steps of an establishment: none yet.
    public static let etablissement = Parcours(etapes: [])
    /// Every list. A step belongs to one of them.
    public static let tous = [liberal, etablissement]

    /// The steps to validate before the offer itself: all but the recap.
    public var aValider: [Etape] { etapes.dropLast() }
}
