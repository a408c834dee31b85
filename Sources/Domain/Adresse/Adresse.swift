/// A postal address as registers give it: parts kept apart, nothing invented.
///
/// Source: ROR exposition model, class `Adresse`; RPPS columns 27 to 40.
public struct Adresse: Sendable, Equatable, Codable {
    /// `pointRemise`: complement of the addressee.
    public var pointRemise: String?
    /// `complementPointGeographique`: entrance, building.
    public var complementPointGeographique: String?
    /// The number in the street: not always a number (`2-4`, `P`).
    public var numeroVoie: String?
    /// `extension`: repetition index (`BIS`).
    public var extensionVoie: String?
    /// The kind of street, label (`Rue`).
    public var typeVoie: String?
    /// The name of the street.
    public var libelleVoie: String?
    /// `mentionDistribution`: post box.
    public var mentionDistribution: String?
    /// `lieuDit`.
    public var lieuDit: String?
    /// The postal code, possibly of CEDEX.
    public var codePostal: String?
    /// `localite`: the town.
    public var localite: String?
    /// The INSEE code of the commune, `nil` when the register has none that is known.
    public var communeCOG: CodeCommune?

    /// An empty address.
    public init() {}

    /// The line of the street: `12 BIS Rue DES LILAS`, empty when unknown.
    public var ligneVoie: String {
        [numeroVoie, extensionVoie, typeVoie, libelleVoie].compactMap(\.self).joined(separator: " ")
    }

    /// The line of the town: `01440 VIRIAT`, empty when unknown.
    public var ligneVille: String {
        [codePostal, localite].compactMap(\.self).joined(separator: " ")
    }

    /// The lines to write on an envelope, without empty ones.
    public var lignes: [String] {
        [pointRemise, complementPointGeographique, ligneVoie, mentionDistribution, lieuDit, ligneVille]
            .compactMap(\.self).filter { !$0.isEmpty }
    }
}
