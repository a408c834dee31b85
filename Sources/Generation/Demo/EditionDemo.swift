public import Domain
internal import Importers

/// The RPPS edition of the demonstration: invented professionals of the eleven professions over several departments,
/// overseas included; some with several offers, some in a maison de santé or a centre de santé.
public struct EditionDemo: Sendable {
    private let communes: [String: Commune]

    /// An edition whose places are in these communes; a place whose commune is not among them is left out.
    public init(communes: [Commune]) {
        self.communes = Dictionary(communes.map { ($0.code.description, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// How many professionals there are.
    public static var count: Int { PersonneDemo.toutes.count }

    /// The extraction of activities of RPPS, in the true format.
    public var rpps: [UInt8] {
        personnes.reduce(into: LigneRPPS.header) { file, person in
            for row in LigneRPPS.rows(person) { file += row.bytes }
        }
    }

    /// The `liste-ps` of Ameli: the same professionals, without any RPPS number.
    public var ameli: [UInt8] {
        var random = SeededRandom(seed: 1)
        return personnes.reduce(into: Array("\u{FEFF}".utf8) + LigneAmeli.header) { file, person in
            for row in LigneAmeli.rows(person, &random) { file += row }
        }
    }

    private var personnes: [PersonneInventee] {
        PersonneDemo.toutes.enumerated().map { rank, demo in
            var person = PersonneInventee(
                rank: rank, civilite: demo.civilite, prenom: demo.prenom, nom: demo.nom, profession: demo.profession,
                savoirFaire: demo.specialite.map { [PersonneInventee.specialite($0)] } ?? [])
            person.activites = demo.lieux.enumerated().compactMap { number, place in
                lieu(place, of: demo, rank: rank, number: number).map { .init(mode: "L", genre: "GENR01", lieu: $0) }
            }
            return person
        }
    }

    private func lieu(_ demo: PersonneDemo.Lieu, of person: PersonneDemo, rank: Int, number: Int) -> LieuInvente? {
        guard let commune = communes[demo.commune] else { return nil }
        let shared = demo.partage
        let isFINESS = demo.secteur == "SA52" || demo.secteur == "SA05"
        let finess = NumerosFictifs.finess(shared ?? 0)
        var place = LieuInvente(
            cle: isFINESS
                ? "F\(finess)" : "R99\(NumerosFictifs.padded(shared.map { 900 + $0 } ?? rank * 10 + number, 4))",
            secteur: demo.secteur, commune: commune)
        place.raisonSociale = demo.nom.isEmpty ? "CABINET \(NomNormalise.forme(person.nom))" : demo.nom
        place.numeroVoie = String(3 + (shared ?? rank) * 2)
        place.typeVoie = TypeVoie(code: "R", libelle: "Rue")
        place.libelleVoie = demo.voie
        place.telephone = phone(shared.map { 5000 + $0 } ?? 1000 + rank * 10 + number)
        if isFINESS {
            place.numFINESS = finess
            place.ancienIdentifiant = "1\(finess)"
        } else if shared == nil {
            place.ancienIdentifiant = "4\(NumerosFictifs.rpps(rank))\(NumerosFictifs.padded(number + 1, 3))"
        }
        return place
    }

    /// A number of the range that Arcep keeps for works of fiction, in Île-de-France.
    private func phone(_ number: Int) -> String {
        "019900\(NumerosFictifs.padded(number, 4))"
    }
}
