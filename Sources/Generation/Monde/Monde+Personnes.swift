internal import Domain

extension Monde {
    /// The professional of a rank, as the first edition has them.
    func personne(_ rank: Int) -> PersonneInventee {
        var random = SeededRandom(seed: seed, for: UInt64(rank))
        let profession = ProfessionInventee.toutes[random.rank(weights: ProfessionInventee.weights)]
        let female = random.happens(650)
        var person = PersonneInventee(
            rank: rank, civilite: female ? "MME" : "M",
            prenom: random.pick(female ? NomsInventes.prenomsFeminins : NomsInventes.prenomsMasculins),
            nom: NomsInventes.nom(&random), profession: profession.code)
        if random.happens(4) { person.categorie = random.happens(500) ? "M" : "E" }
        if profession.code == "10" { drawKnowHow(&person, &random) }
        if random.happens(profession.liberal) {
            drawLiberal(&person, &random)
        } else if random.happens(60) {
            person.activites = [.init(mode: "", genre: "", lieu: nil)]
        } else {
            person.activites = (0..<(random.happens(150) ? 2 : 1)).map { _ in salaried(&random) }
        }
        return person
    }

    private func drawKnowHow(_ person: inout PersonneInventee, _ random: inout SeededRandom) {
        let code = random.happens(480) ? "SM54" : random.pick(Self.specialites)
        person.savoirFaire = [PersonneInventee.specialite(code)]
        if random.happens(60) {
            person.savoirFaire.append(
                SavoirFaire(type: "CAPA", code: "CAPA06", libelle: "Gérontologie (CAPA)"))
        }
    }

    private func drawLiberal(_ person: inout PersonneInventee, _ random: inout SeededRandom) {
        if random.happens(40) {
            person.activites = [.init(mode: "L", genre: "GENR02", lieu: nil)]
        } else {
            for number in 0..<1 + random.rank(weights: [840, 135, 25]) {
                guard let place = practice(number, of: person, &random) else { continue }
                if person.activites.contains(where: { $0.lieu?.cle == place.cle }) { continue }
                person.activites.append(.init(mode: random.happens(30) ? "I" : "L", genre: "GENR01", lieu: place))
            }
        }
        if random.happens(90) { person.activites.append(salaried(&random)) }
    }

    /// A place of liberal practice: a practice of one's own, or a maison or centre de santé.
    func practice(_ number: Int, of person: PersonneInventee, _ random: inout SeededRandom) -> LieuInvente? {
        let sector = ["SA07", "SA08", "SA09", "SA52", "SA05"][random.rank(weights: [550, 300, 80, 50, 20])]
        if sector == "SA52" || sector == "SA05" {
            if let site = site(kind: sector == "SA52" ? 0 : 1, &random) { return site.lieu }
        }
        guard let found = communes.draw(&random) else { return nil }
        let own = sector == "SA52" || sector == "SA05" ? "SA08" : sector
        return FabriqueLieux.practice(own, of: person, number: number, in: found.commune, &random)
    }

    private func salaried(_ random: inout SeededRandom) -> PersonneInventee.Activite {
        .init(mode: "S", genre: "GENR01", lieu: site(kind: 2, &random)?.lieu)
    }

    private static let specialites = ["SM02", "SM04", "SM15", "SM20", "SM24", "SM38", "SM42", "SM53", "SM34"]
}
