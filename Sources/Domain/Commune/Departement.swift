/// A department, or an overseas collectivity. Source: INSEE, code officiel géographique 2024 (`Tables/departements.tsv`).
public struct Departement: Sendable, Hashable {
    /// The code, 2 or 3 characters: `01`, `2A`, `974`.
    public let code: String
    /// The name: `Haute-Garonne`.
    public let nom: String
    /// The INSEE code of the region; `nil` in overseas collectivities.
    public let region: String?

    /// All of them, by code.
    public static let tous: [Departement] = String(decoding: PackageResources.departements_tsv, as: UTF8.self)
        .split(separator: "\n").dropFirst().compactMap { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard parts.count >= 2 else { return nil }
            let region = parts.count > 2 && !parts[2].isEmpty ? String(parts[2]) : nil
            return Departement(code: String(parts[0]), nom: String(parts[1]), region: region)
        }

    /// The name of a code, the code itself when it is unknown.
    public static func nom(_ code: String) -> String {
        noms[code] ?? code
    }

    private static let noms = Dictionary(tous.map { ($0.code, $0.nom) }, uniquingKeysWith: { first, _ in first })

    /// The INSEE code of the region of a department; `nil` for an unknown code and in overseas collectivities.
    public static func region(_ code: String) -> String? {
        regions[code]
    }

    private static let regions = Dictionary(
        tous.compactMap { departement in departement.region.map { (departement.code, $0) } },
        uniquingKeysWith: { first, _ in first })
}
