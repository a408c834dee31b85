public import Domain

/// An invented country: professionals and sites, each drawn from its rank alone, so that nothing needs to be remembered.
///
/// The same seed, sizes and communes give the same people, for ever.
public struct Monde: Sendable {
    /// The first rank of RPPS numbers: those below are for the demonstration.
    static let firstRank = 1000

    /// How many professionals there are on the first day.
    public let professionals: Int
    /// How many FINESS sites there are.
    public let structures: Int
    let seed: UInt64
    let communes: TirageCommunes

    /// A country of some professionals and sites, in these communes according to their population.
    public init(professionals: Int, structures: Int, seed: UInt64, communes: [Commune]) {
        self.professionals = professionals
        self.structures = structures
        self.seed = seed
        self.communes = TirageCommunes(communes)
    }

    /// The site of a rank.
    func site(_ rank: Int) -> SiteInvente? {
        var random = SeededRandom(seed: seed, for: UInt64(rank) | 1 << 62)
        guard let found = communes.draw(&random) else { return nil }
        let category = Self.category(rank, &random)
        let finess = NumerosFictifs.finess(rank)
        var place = LieuInvente(cle: "F\(finess)", secteur: "", commune: found.commune)
        place.numFINESS = finess
        place.numFINESSEJ = NumerosFictifs.finess(500_000 + rank)
        place.numSIREN = NumerosFictifs.siren(rank)
        place.ancienIdentifiant = "1\(finess)"
        place.raisonSociale = "\(category.titre) \(random.pick(NomsInventes.enseignes))"
        place.drawAddress(&random)
        place.drawContacts(&random)
        var site = SiteInvente(rank: rank, categorie: category.code, lieu: place)
        site.ouvert = !random.happens(20)
        site.lieu.secteur = site.secteur
        return site
    }

    /// Ranks 0, 32, 64… are maisons de santé, 1, 33… centres de santé, 2, 34… hospitals, so that people find them.
    private static func category(
        _ rank: Int, _ random: inout SeededRandom
    ) -> (code: String, libelle: String, titre: String, weight: Int) {
        let wanted = ["603", "124", "355"]
        if rank % 32 < wanted.count, let found = SiteInvente.categories.first(where: { $0.code == wanted[rank % 32] }) {
            return found
        }
        let others = SiteInvente.categories.filter { !wanted.contains($0.code) }
        return others[random.rank(weights: others.map(\.weight))]
    }

    /// One of the sites of a kind: 0 maisons de santé, 1 centres de santé, 2 hospitals.
    func site(kind: Int, _ random: inout SeededRandom) -> SiteInvente? {
        let count = (structures - kind + 31) / 32
        return count > 0 ? site(random.below(count) * 32 + kind) : nil
    }
}
