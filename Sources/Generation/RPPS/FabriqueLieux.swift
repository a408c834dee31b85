internal import Domain

/// Makes invented places of practice.
enum FabriqueLieux {
    /// A practice of one professional: two neighbours of one address are two practices in the register.
    static func practice(
        _ sector: String, of person: PersonneInventee, number: Int, in commune: Commune, _ random: inout SeededRandom
    ) -> LieuInvente {
        let rank = person.rank * 4 + number
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

    /// The maison de santé, the centre de santé or the hospital of a commune: the same for all who work there.
    static func shared(_ sector: String, in commune: Commune, rank: Int, seed: UInt64) -> LieuInvente {
        let kind = sector == "SA52" ? 0 : sector == "SA05" ? 1 : 2
        let number = rank * 4 + kind
        var random = SeededRandom(seed: seed, for: UInt64(number) | 1 << 62)
        let finess = NumerosFictifs.finess(number)
        var place = LieuInvente(cle: "F\(finess)", secteur: sector, commune: commune)
        place.numFINESS = finess
        place.numFINESSEJ = NumerosFictifs.finess(500_000 + number)
        place.ancienIdentifiant = "1\(finess)"
        let title = ["MSP", "CENTRE DE SANTE", "CENTRE HOSPITALIER"][kind]
        place.raisonSociale = "\(title) \(random.pick(NomsInventes.enseignes))"
        place.drawAddress(&random)
        place.drawContacts(&random)
        return place
    }
}
