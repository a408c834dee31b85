internal import Domain

/// Rows of `liste-ps` of Ameli: no RPPS number, one row per professional and address.
///
/// Source: CNAM, national sources §2.1.
enum LigneAmeli {
    static let header = line([
        "ps_activite_nom", "ps_activite_prenom", "ps_activite_civilite", "ps_activite_raison_sociale",
        "ps_activite_carte_vitale", "ps_activite_apcv", "specialite_code", "specialite_libelle", "type_ps_code",
        "type_ps_libelle", "activite_particuliere_code", "activite_particuliere_libelle", "secteur_conventionnel_code",
        "secteur_conventionnel_libelle", "option_tarifaire_code", "option_tarifaire_libelle", "nature_exercice_code",
        "nature_exercice_libelle", "coordonnees_num_tel", "coordonnees_voie", "coordonnees_complement",
        "coordonnees_lieu_dit", "coordonnees_code_postal", "coordonnees_ville",
    ])

    /// The rows of a professional whom Ameli knows; some places are missing, some addresses have no number.
    static func rows(_ person: PersonneInventee, _ random: inout SeededRandom) -> [[UInt8]] {
        guard let specialty = specialite(person), person.estEligible else { return [] }
        return person.offres.compactMap { activity in
            guard let place = activity.lieu, !random.happens(30) else { return nil }
            let sector =
                person.profession == "10" ? ["1", "3", "0", "2"][random.rank(weights: [590, 400, 8, 2])] : "1"
            let optam = sector == "3" && random.happens(400) ? "3" : ""
            let number = random.happens(50) ? "" : "\(place.numeroVoie) "
            let street =
                "\(number)\(place.indice.isEmpty ? "" : place.indice + " ")\(place.typeVoie.libelle.uppercased())"
            return line([
                person.nom.uppercased(), person.prenom.uppercased(), person.civilite == "M" ? "H" : "F",
                place.raisonSociale, random.happens(960) ? "true" : "false", "false", specialty.code,
                specialty.libelle, specialty.type, "", "", "", sector, "", optam, optam.isEmpty ? "" : "OPTAM", "01",
                "Libéral intégral", place.telephone, "\(street) \(place.libelleVoie)", "", "",
                (random.happens(20) ? " " : "") + place.codePostal, NomNormalise.forme(place.commune.nom),
            ])
        }
    }

    private static func specialite(_ person: PersonneInventee) -> (code: String, libelle: String, type: String)? {
        switch person.profession {
        case "10": medecins[person.savoirFaire.first?.code ?? ""] ?? ("01", "Médecin généraliste", "1")
        case "40": ("19", "Chirurgien-dentiste", "5")
        case "50": ("21", "Sage-femme", "2")
        case "60": ("24", "Infirmier", "2")
        case "70": ("26", "Masseur-kinésithérapeute", "2")
        case "80": ("27", "Pédicure-podologue", "2")
        case "91": ("28", "Orthophoniste", "2")
        case "92": ("29", "Orthoptiste", "2")
        default: nil
        }
    }

    private static let medecins: [String: (code: String, libelle: String, type: String)] = [
        "SM04": ("03", "Cardiologue", "1"), "SM15": ("05", "Dermatologue", "1"), "SM20": ("79", "Gynécologue", "1"),
        "SM38": ("15", "Ophtalmologiste", "1"), "SM42": ("33", "Psychiatre", "1"), "SM54": ("01", "Généraliste", "1"),
        "SM53": ("22", "Généraliste", "1"),
    ]

    private static func line(_ fields: [String]) -> [UInt8] {
        let quoted = fields.map { field in
            field.contains(where: { $0 == ";" || $0 == "\"" }) ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
        }
        return Array((quoted.joined(separator: ";") + "\n").utf8)
    }
}
