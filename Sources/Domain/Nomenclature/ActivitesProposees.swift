/// The usual activities per profession and know-how, from `Tables/activites_proposees.tsv`.
enum ActivitesProposees {
    struct Ligne: Sendable {
        let profession: String
        let savoirFaire: String
        let activites: [String]
    }

    static let lignes: [Ligne] = String(decoding: PackageResources.activites_proposees_tsv, as: UTF8.self)
        .split(separator: "\n").dropFirst().compactMap { line in
            let parts = line.split(separator: "\t")
            guard parts.count == 3 else { return nil }
            return Ligne(
                profession: String(parts[0]), savoirFaire: String(parts[1]),
                activites: parts[2].split(separator: " ").map(String.init))
        }
}
