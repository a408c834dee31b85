internal import Domain

/// Makes invented places of practice.
enum FabriqueLieux {
    /// A practice of one professional: two neighbours of one address are two practices in the register.
    static func practice(
        _ sector: String, of person: PersonneInventee, number: Int, in commune: Commune, _ random: inout SeededRandom
    ) -> LieuInvente {
        let rank = person.rank * 10 + number
        var place = LieuInvente(cle: "R9\(NumerosFictifs.padded(rank, 8))", secteur: sector, commune: commune)
        place.ancienIdentifiant = "4\(person.numRPPS)\(NumerosFictifs.padded(number + 1, 3))"
        switch sector {
        case "SA09":
            place.numSIREN = NumerosFictifs.siren(rank)
            place.numSIRET = NumerosFictifs.siret(siren: place.numSIREN)
            place.raisonSociale = "SELARL \(person.nom.uppercased())"
        case "SA08":
            place.raisonSociale = "CABINET \(random.pick(NomsInventes.enseignes))"
            place.enseigne = random.happens(200) ? place.raisonSociale : ""
        default:
            place.raisonSociale = random.happens(300) ? "" : "CABINET \(person.nom.uppercased())"
        }
        place.drawAddress(&random)
        place.drawContacts(&random)
        return place
    }
}
