internal import Domain

extension SiteInvente {
    /// The first bytes of a FINESS+ file.
    static func debutJSON(_ date: JourCivil) -> [UInt8] {
        Array(
            """
            {"schemaVersion":"v1.0.0","generatedAt":"\(date.iso8601)T03:00:00.000000000Z","gcc":[],"gco":[],"pmej":[

            """.utf8)
    }

    /// The last bytes of a FINESS+ file.
    static let finJSON = Array("]}\n".utf8)

    /// The object of the legal entity with its one site; odd ranks have the other layout of coordinates.
    var json: [UInt8] {
        let x = lieu.commune.position
        let wgs = (x.map { "\($0.longitude)" } ?? "", x.map { "\($0.latitude)" } ?? "")
        let coordinates =
            rank.isMultiple(of: 2)
            ? (wgs.0, wgs.1, "6577813.0", "939642.76") : ("6570414.61", "873766.07", wgs.1, wgs.0)
        let closing = ouvert ? "" : ",\"dateFermeture\":\"2025-06-30\""
        let phone =
            lieu.telephone.isEmpty
            ? ""
            : "{\"typeContact\":{\"roleContact\":\"01\"},"
                + "\"telecom\":{\"telephone\":\"\(lieu.telephone)\"}}"
        let text = """
            {"informationsGeneralesPMEJ":{"pmSmsseId":"\(rank)","numFinessPm":"\(lieu.numFINESSEJ)",\
            "denominationPm":"\(lieu.raisonSociale)","siren":"\(lieu.numSIREN)","statutJuridique":"73"},"adresse":[],\
            "contact":[],"engagement":[],"evenement":[],"ege":[{"informationsGeneralesEGE":{"egeId":"\(rank)",\
            "numFinessEge":"\(numFINESS)","nomEgeCourt":"\(lieu.raisonSociale)","nomEgeLong":"\(lieu.raisonSociale)",\
            "siret":"\(NumerosFictifs.siret(siren: lieu.numSIREN))","dateOuverture":"2010-01-01"\(closing)},\
            "categorieentiteGeographiqueExercice":"\(categorie)","adresse":[{"usageAdresse":"03",\
            "numeroVoie":"\(lieu.numeroVoie)","typeVoie":"\(lieu.typeVoie.code)   ","libelleVoie":"\(lieu.libelleVoie)",\
            "cogCommune":"\(lieu.commune.code)","ligneAcheminement":"\(NomNormalise.forme(lieu.commune.nom))",\
            "codePostal":"\(lieu.codePostal)","coordonneesGeographique":{"coordonneeX":"\(coordinates.0)",\
            "coordonneeY":"\(coordinates.1)","directionLatitude":"\(coordinates.2)",\
            "directionLongitude":"\(coordinates.3)"}}],"contact":[\(phone)],"etatObjet":"\(ouvert ? "A" : "I")",\
            "dateDerniereMaj":"2026-01-05 00:00:00"}],"etatObjet":"A","dateDerniereMaj":"2026-01-05 00:00:00"}
            """
        return Array(text.utf8)
    }

    /// The line of the frozen form; a name with quotes doubles them.
    var structureet: [UInt8] {
        let code = lieu.commune.code.description
        let isOverseas = code.hasPrefix("97")
        let departement = isOverseas ? Self.outreMer[String(code.prefix(3))] ?? "9A" : lieu.commune.departement
        let name = lieu.raisonSociale
        let fields = [
            "structureet", numFINESS, lieu.numFINESSEJ, name, name, "", "", lieu.numeroVoie, lieu.typeVoie.code,
            lieu.libelleVoie, "", "", String(code.suffix(isOverseas ? 2 : 3)), departement, "",
            "\(lieu.codePostal) \(NomNormalise.forme(lieu.commune.nom))", lieu.telephone, "", categorie, "", "", "",
            NumerosFictifs.siret(siren: lieu.numSIREN), "", "", "", "", "", "2010-01-01", "2010-01-01", "2026-01-05",
            "",
        ]
        return Array((fields.joined(separator: ";") + "\n").utf8)
    }

    /// The line of the position: one point in the middle of France for all, since only the form matters here.
    var geolocalisation: [UInt8] {
        Array(
            "geolocalisation;\(numFINESS);700000;6600000;1,ATLASANTE,96,BAN,EPSG:2154 RGF93 / Lambert-93 (Métropole);2026-01-05\n"
                .utf8)
    }

    private static let outreMer = ["971": "9A", "972": "9B", "973": "9C", "974": "9D", "975": "9E", "976": "9F"]
}

extension Monde {
    /// The site on the second day: another phone for one in two hundred, closed for one in two thousand.
    func lendemain(_ site: SiteInvente) -> SiteInvente {
        var random = SeededRandom(seed: seed, for: UInt64(site.rank) | 1 << 58)
        var next = site
        if random.below(200) == 0 { next.lieu.telephone = TelephonesFictifs.draw(nil, &random) }
        if random.below(2000) == 0 { next.ouvert = false }
        return next
    }
}
