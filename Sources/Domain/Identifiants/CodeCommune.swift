/// The INSEE code of a commune, a municipal arrondissement or an overseas commune: 5 characters, text.
///
/// Source: INSEE, code officiel géographique: `01001`, `2A004`, `97801`, `75108`.
public struct CodeCommune: IdentifiantOfficiel, Comparable {
    /// The five characters.
    public let description: String

    /// A code of five digits, or of `2A` or `2B` and three digits; `nil` for any other text.
    public init?(_ text: some StringProtocol) {
        let corsica = text.hasPrefix("2A") || text.hasPrefix("2B")
        guard text.utf8.count == 5, Luhn.areDigits(corsica ? text.dropFirst(2) : text[...]) else { return nil }
        description = String(text)
    }

    /// The department or overseas collectivity: 2 characters, 3 when the code begins with 97 or 98.
    public var departement: String {
        String(description.prefix(description.hasPrefix("97") || description.hasPrefix("98") ? 3 : 2))
    }

    /// The city of an arrondissement of Paris, Lyon or Marseille; the commune itself else.
    public var ville: CodeCommune {
        let city: String? =
            switch description.prefix(3) {
            case "751": "75056"
            case "132" where description <= "13216": "13055"
            case "693" where ("69381"..."69389").contains(description): "69123"
            default: nil
            }
        return city.flatMap { CodeCommune($0) } ?? self
    }

    public static func < (left: CodeCommune, right: CodeCommune) -> Bool { left.description < right.description }
}
