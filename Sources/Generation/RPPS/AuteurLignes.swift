internal import Domain

/// Writes the rows of one invented professional.
struct AuteurLignes {
    private var random: SeededRandom
    private let communes: TirageCommunes
    private let seed: UInt64
    private let rank: Int
    /// A row to be written later, away from the others.
    private(set) var lateRow: LigneRPPS?

    init(seed: UInt64, rank: Int, communes: TirageCommunes) {
        random = SeededRandom(seed: seed, for: UInt64(rank))
        self.communes = communes
        self.seed = seed
        self.rank = rank
    }

    /// The rows of the professional, added to the ledger.
    mutating func rows(_ ledger: inout Ledger) -> [LigneRPPS] {
        let person = drawPerson()
        ledger.professionals += 1
        let eligible = person.categorie == "C" && person.profession != "21"
        var rows: [LigneRPPS] = []
        switch random.below(1000) {
        case 0..<60: rows.append(salaried(person))
        case 60..<100:
            rows.append(substitute(person))
            if eligible {
                ledger.persons += 1
                ledger.substitutes += 1
            }
        default:
            rows = liberal(person, counted: eligible, &ledger)
            if eligible { ledger.persons += 1 }
            if random.happens(80) { rows.append(salaried(person)) }
        }
        disturb(&rows, &ledger)
        ledger.rows += rows.count + (lateRow == nil ? 0 : 1)
        return rows
    }

    private mutating func drawPerson() -> PersonneInventee {
        let female = random.happens(600)
        let profession = Self.professions[random.rank(weights: Self.professions.map(\.weight))].code
        var person = PersonneInventee(
            rank: rank, civilite: female ? "MME" : "M",
            prenom: random.pick(female ? NomsInventes.prenomsFeminins : NomsInventes.prenomsMasculins),
            nom: NomsInventes.nom(&random), profession: profession)
        if profession == "10" {
            let general = random.happens(550)
            person.savoirFaire = PersonneInventee.specialite(general ? "SM54" : random.pick(Self.specialites))
        }
        if random.happens(5) { person.categorie = "M" }
        return person
    }

    /// The liberal rows: one place or several, a second know-how for some.
    private mutating func liberal(
        _ person: PersonneInventee, counted: Bool, _ ledger: inout Ledger
    ) -> [LigneRPPS] {
        let count = 1 + random.rank(weights: [820, 150, 30])
        var rows: [LigneRPPS] = []
        var keys: Set<String> = []
        for number in 0..<count {
            guard let place = drawPlace(number, person), keys.insert(place.cle).inserted else { continue }
            var row = LigneRPPS(person)
            row.setActivity(mode: random.happens(30) ? "I" : "L", genre: "GENR01")
            row.set(place)
            rows.append(row)
            if counted { ledger.addOffer(person.profession, secteur: place.secteur) }
            if person.profession == "10", random.happens(60) {
                row.set(SavoirFaire(type: "CAPA", code: "CAPA06", libelle: "Gérontologie (CAPA)"))
                rows.append(row)
            }
        }
        return rows
    }

    private mutating func drawPlace(_ number: Int, _ person: PersonneInventee) -> LieuInvente? {
        guard let found = communes.draw(&random) else { return nil }
        let sector = ["SA07", "SA08", "SA09", "SA52", "SA05"][random.rank(weights: [550, 300, 80, 50, 20])]
        if sector == "SA52" || sector == "SA05" {
            return FabriqueLieux.shared(sector, in: found.commune, rank: found.rank, seed: seed)
        }
        return FabriqueLieux.practice(sector, of: person, number: number, in: found.commune, &random)
    }

    private mutating func salaried(_ person: PersonneInventee) -> LigneRPPS {
        var row = LigneRPPS(person)
        row.setActivity(mode: "S", genre: "GENR01")
        if let found = communes.draw(&random) {
            row.set(FabriqueLieux.shared("SA01", in: found.commune, rank: found.rank, seed: seed))
        }
        return row
    }

    private func substitute(_ person: PersonneInventee) -> LigneRPPS {
        var row = LigneRPPS(person)
        row.setActivity(mode: "L", genre: "GENR02")
        return row
    }

    /// Repeats a row of some persons, and puts one of others aside.
    private mutating func disturb(_ rows: inout [LigneRPPS], _ ledger: inout Ledger) {
        guard let last = rows.last else { return }
        if random.happens(10) {
            rows.append(last)
            ledger.duplicateRows += 1
        } else if rows.count > 1, random.happens(20) {
            lateRow = rows.removeLast()
            ledger.scatteredRows += 1
        }
    }

    /// Professions with their weight among liberal professionals; pharmacists are not of the directory.
    private static let professions: [(code: String, weight: Int)] = [
        ("10", 225), ("60", 270), ("70", 185), ("40", 75), ("91", 55), ("80", 32), ("95", 24), ("50", 22), ("96", 22),
        ("94", 20), ("92", 10), ("21", 30),
    ]
    private static let specialites = ["SM02", "SM04", "SM15", "SM20", "SM24", "SM38", "SM42", "SM53", "SM34"]
}
