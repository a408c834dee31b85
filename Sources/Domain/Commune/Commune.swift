/// A commune of the official geographic code, present or former.
public struct Commune: Sendable, Equatable, Codable {
    /// What the code designates. Source: INSEE, `TYPECOM`; `COL` is ours for overseas collectivities.
    public enum TypeCommune: String, Sendable, Codable {
        /// A commune.
        case commune = "COM"
        /// A municipal arrondissement of Paris, Lyon or Marseille.
        case arrondissement = "ARM"
        /// A delegated commune, part of another one.
        case deleguee = "COMD"
        /// An associated commune, part of another one.
        case associee = "COMA"
        /// A commune or district of an overseas collectivity.
        case collectivite = "COL"
    }

    /// The INSEE code.
    public var code: CodeCommune
    /// The full name with its article: `L'Abergement-Clémenciat`.
    public var nom: String
    /// The code of the department or collectivity, 2 or 3 characters.
    public var departement: String
    /// The INSEE code of the region, `nil` in overseas collectivities.
    public var region: String?
    /// The postal codes, sorted, without CEDEX.
    public var codesPostaux: [String]
    /// Latitude and longitude of the town hall or centre, WGS 84 degrees; `nil` when unknown.
    public var position: CoordonneeGeographique?
    /// What the code designates.
    public var type: TypeCommune
    /// The commune that holds this arrondissement, delegated or associated commune.
    public var parent: CodeCommune?
    /// Municipal population, `nil` when unknown.
    public var population: Int?

    /// A commune.
    public init(
        code: CodeCommune, nom: String, departement: String, region: String?, codesPostaux: [String],
        position: CoordonneeGeographique? = nil, type: TypeCommune = .commune, parent: CodeCommune? = nil,
        population: Int? = nil
    ) {
        self.code = code
        self.nom = nom
        self.departement = departement
        self.region = region
        self.codesPostaux = codesPostaux
        self.position = position
        self.type = type
        self.parent = parent
        self.population = population
    }

    /// Whether it exists today as a commune, an arrondissement or an overseas commune.
    public var estActuelle: Bool { type != .deleguee && type != .associee }
}
