internal import Domain

/// Draws communes in proportion of their population.
struct TirageCommunes {
    private let communes: [Commune]
    /// The sum of the weights up to each commune, included.
    private let sums: [Int]

    /// A draw among the present communes that have a postal code; cities with arrondissements are left to these.
    init(_ all: [Commune]) {
        let cities = Set(all.filter { $0.type == .arrondissement }.compactMap(\.parent))
        communes = all.filter { $0.estActuelle && !$0.codesPostaux.isEmpty && !cities.contains($0.code) }
        var sum = 0
        sums = communes.map { commune in
            sum += max(1, commune.population ?? 100)
            return sum
        }
    }

    /// The rank and the value of a commune; `nil` when there is none.
    func draw(_ random: inout SeededRandom) -> (rank: Int, commune: Commune)? {
        guard let total = sums.last else { return nil }
        let target = random.below(total)
        var low = 0
        var high = sums.count - 1
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] > target { high = middle } else { low = middle + 1 }
        }
        return (low, communes[low])
    }
}
