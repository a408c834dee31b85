import Domain

/// Pairs the offers that a person has with the activities that an edition gives this person.
///
/// The same profession at the same place is the same offer. Then what is left is paired when nothing else is possible: at one
/// place, the profession changed; in one profession, the place changed (a practice moved, or was made again under a new
/// number). The offer goes on, and what was typed with it. Several of each are never guessed: the old ones close, the new
/// ones open.
struct Rapprochement {
    /// The offer (its rank) of each activity, `nil` for a new one.
    private(set) var offreDe: [Int?]
    /// The offers (ranks) that no activity continues.
    private(set) var restantes: [Int]

    init(_ offres: [OffreOperationnelle], _ situations: [SituationOperationnelle]) {
        offreDe = situations.map { situation in offres.firstIndex { $0.liberal?.situation.cle == situation.cle } }
        let taken = Set(offreDe.compactMap(\.self))
        restantes = offres.indices.filter { !taken.contains($0) }
        guard offreDe.contains(where: { $0 == nil }), !restantes.isEmpty else { return }
        pair(offres, situations, by: \.cleStructure)
        pair(offres, situations, by: \.profession)
    }

    private mutating func pair(
        _ offres: [OffreOperationnelle], _ situations: [SituationOperationnelle],
        by attribute: KeyPath<SituationOperationnelle, String>
    ) {
        for rank in situations.indices where offreDe[rank] == nil {
            let value = situations[rank][keyPath: attribute]
            let rivals = situations.indices.filter { offreDe[$0] == nil && situations[$0][keyPath: attribute] == value }
            let candidates = restantes.filter {
                offres[$0].dateRetrait == nil && offres[$0].liberal?.situation[keyPath: attribute] == value
            }
            guard rivals.count == 1, candidates.count == 1, let found = candidates.first else { continue }
            offreDe[rank] = found
            restantes.removeAll { $0 == found }
        }
    }
}
