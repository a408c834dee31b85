/// Two offers of one person that look the same: the same profession at the same address, under two numbers of the register.
///
/// They stay two: only the person, or who keeps the register, knows.
public struct DoublonPossible: Sendable, Equatable {
    /// The two offers, by identifier.
    public let offres: [Identifiant]
    /// The address they share, on one line.
    public let adresse: String

    /// The pairs that look the same among the offers of a person.
    public static func parmi(_ offres: [OffreComplete]) -> [DoublonPossible] {
        let groups = Dictionary(grouping: offres.filter { cle($0) != nil }) { cle($0) ?? "" }
        return groups.values.filter { $0.count > 1 }.map { group in
            DoublonPossible(
                offres: group.map(\.offre.id).sorted(),
                adresse: group[0].structure.fiche.adresse.lignes.joined(separator: ", "))
        }.sorted { $0.offres[0] < $1.offres[0] }
    }

    /// What two offers that look the same have in common; `nil` without street.
    private static func cle(_ whole: OffreComplete) -> String? {
        let address = whole.structure.fiche.adresse
        let street = NomNormalise.forme(address.ligneVoie)
        guard !street.isEmpty, let town = address.communeCOG else { return nil }
        return "\(whole.profession ?? "")|\(street)|\(town)"
    }
}
