/// What a generated edition holds, counted while it is written: what an import of it must find.
public struct Ledger: Sendable, Equatable {
    /// Rows, header left out.
    public var rows = 0
    /// Professionals written, of all kinds.
    public var professionals = 0
    /// Professionals with a liberal activity of the eleven professions: those who enter the directory.
    public var persons = 0
    /// Places of liberal practice of those professionals: the offers that are created.
    public var offers = 0
    /// Offers by profession (TRE_G15).
    public var offersByProfession: [String: Int] = [:]
    /// Offers in a maison de santé (SA52).
    public var offersInMSP = 0
    /// Offers in a centre de santé (SA05).
    public var offersInCDS = 0
    /// Professionals of the directory without any place: substitutes.
    public var substitutes = 0
    /// Rows that repeat another one.
    public var duplicateRows = 0
    /// Rows written away from the other rows of the same person.
    public var scatteredRows = 0

    mutating func addOffer(_ profession: String, secteur: String) {
        offers += 1
        offersByProfession[profession, default: 0] += 1
        if secteur == "SA52" { offersInMSP += 1 }
        if secteur == "SA05" { offersInCDS += 1 }
    }
}
