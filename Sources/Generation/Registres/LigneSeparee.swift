internal import Domain

/// Rows of the extractions of the Annuaire Santé other than activities: fields followed by `|`, no quoting.
///
/// Source: ANS, national sources §1.4.
enum LigneSeparee {
    static let savoirFaire = [
        "Type d'identifiant PP", "Identifiant PP", "Identification nationale PP", "Nom d'exercice", "Prénom d'exercice",
        "Code profession", "Libellé profession", "Code catégorie professionnelle",
        "Libellé catégorie professionnelle", "Code type savoir-faire", "Libellé type savoir-faire",
        "Code savoir-faire", "Libellé savoir-faire",
    ]
    static let diplomes = [
        "Type d'identifiant PP", "Identifiant PP", "Identification nationale PP", "Nom d'exercice", "Prénom d'exercice",
        "Code type diplôme obtenu", "Libellé type diplôme obtenu", "Code diplôme obtenu", "Libellé diplôme obtenu",
        "Code type autorisation", "Libellé type autorisation", "Code discipline autorisation",
        "Libellé discipline autorisation",
    ]
    static let mssante = [
        "Type de BAL", "Adresse BAL", "Type Identifiant PP", "Identifiant PP", "Identification nationale PP",
        "Type identifiant structure", "Identification Structure", "Service de rattachement", "Civilité d'exercice",
        "Nom d'exercice", "Prénom d'exercice", "Catégorie profession", "Libellé de catégorie profession",
        "Code Profession", "Libellé Profession", "Code savoir-faire", "Libellé savoir-faire", "Dématérialisation",
        "Raison Sociale structure BAL", "Enseigne commerciale structure BAL", "L2COMPLEMENTLOCALISATION",
        "L3COMPLEMENTDISTRIBUTION", "L4NUMEROVOIE", "L4COMPLEMENTNUMEROVOIE", "NL4TYPEVOIE", "L4LIBELLEVOIE",
        "L5LIEUDITMENTION", "L6LIGNEACHEMINEMENT", "Code postal", "Département", "Pays",
    ]

    static func header(_ names: [String]) -> [UInt8] { line(names) }

    static func savoirFaire(_ person: PersonneInventee, _ knowHow: SavoirFaire) -> [UInt8] {
        line(
            identite(person) + [
                person.profession, ProfessionInventee.libelles[person.profession] ?? "", person.categorie, "",
                knowHow.type, Nomenclature.typeSavoirFaire.libelle(knowHow.type) ?? "", knowHow.code, knowHow.libelle,
            ])
    }

    /// One diploma each, and an authorisation for some.
    static func diplomes(_ person: PersonneInventee) -> [UInt8] {
        let diploma =
            identite(person) + [
                "DE", "Diplôme d'Etat français", "DE\(person.profession)",
                "DE \(ProfessionInventee.libelles[person.profession] ?? "")", "", "", "", "",
            ]
        guard person.rank.isMultiple(of: 50) else { return line(diploma) }
        let authorisation =
            identite(person) + [
                "", "", "", "", "A1", "Autorisation ministérielle", "D\(person.profession)", "Discipline",
            ]
        return line(diploma) + line(authorisation)
    }

    static func mssante(_ person: PersonneInventee) -> [UInt8] {
        let domain = person.profession == "10" ? "medecin.mssante.fr" : "pro.mssante.fr"
        let name = NomNormalise.forme("\(person.prenom) \(person.nom)").lowercased().replacing(" ", with: ".")
        var fields = [String](repeating: "", count: mssante.count)
        fields[0] = "PER"
        fields[1] = "\(name).\(person.rank)@\(domain)"
        fields[2] = "8"
        fields[3] = person.numRPPS
        fields[4] = person.idNatPS
        fields[9] = person.nom.uppercased()
        fields[10] = person.prenom
        fields[13] = person.profession
        fields[17] = "O"
        return line(fields)
    }

    private static func identite(_ person: PersonneInventee) -> [String] {
        ["8", person.numRPPS, person.idNatPS, person.nom.uppercased(), person.prenom]
    }

    static func line(_ fields: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for field in fields {
            bytes.append(contentsOf: field.utf8)
            bytes.append(0x7C)
        }
        bytes.append(0x0A)
        return bytes
    }
}
