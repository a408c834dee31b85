import Domain

/// What step 1 shows: rows of French labels and values.
struct Etape1RepertoiresModel: Sendable {
    let structure: [(String, String)]
    let exercice: [(String, String)]
    let appartenance: String?
    let correction: String
    let source: String

    init(_ whole: OffreComplete) {
        structure = Self.structure(whole)
        exercice = Self.exercice(whole)
        appartenance = Self.appartenance(whole.structure)
        correction = Self.correction(whole.offre.situation.autoriteEnregistrement)
        source = "RPPS, édition du \(whole.offre.provenance.edition.enFrancais)"
    }

    private static func structure(_ whole: OffreComplete) -> [(String, String)] {
        let place = whole.structure.fiche
        let situation = whole.offre.situation
        let phones = [situation.telephone, situation.telephone2].compactMap(\.self)
            .map { NumeroTelephone.normalise($0).map(NumeroTelephone.affichage) ?? $0 }
        let rows: [(String, String?)] = [
            ("Nom", place.denominationEG), ("Enseigne", place.nomOperationnel), ("Type", whole.structure.type.libelle),
            ("Adresse", place.adresse.lignes.isEmpty ? nil : place.adresse.lignes.joined(separator: ", ")),
            ("Numéro FINESS", place.numFINESS?.description), ("Numéro SIRET", place.numSIRET?.description),
            ("Téléphone", phones.isEmpty ? nil : phones.joined(separator: ", ")),
            ("Télécopie", situation.telecopie), ("Adresse électronique", situation.adresseMail),
        ]
        return rows.compactMap { row in row.1.map { (row.0, $0) } }
    }

    private static func exercice(_ whole: OffreComplete) -> [(String, String)] {
        let situation = whole.offre.situation
        let skills = (whole.exercice?.savoirFaire ?? []).map(\.libelle)
        let mode =
            situation.modeExercice == "I"
            ? "Par l’intermédiaire d’une société"
            : Nomenclature.modeExercice.libelle(situation.modeExercice) ?? situation.modeExercice
        return [
            ("Profession", Nomenclature.professionSante.libelle(situation.profession) ?? situation.profession),
            ("Savoir-faire", skills.isEmpty ? "Aucun savoir-faire enregistré" : skills.joined(separator: ", ")),
            ("Mode d’exercice", mode),
            ("Conventionnement", "Aucune donnée de l’Assurance maladie pour le moment"),
        ]
    }

    private static func appartenance(_ structure: EntiteGeographique) -> String? {
        switch structure.type {
        case .maisonDeSante:
            "Cette offre est rattachée à une maison de santé pluriprofessionnelle\u{A0}: \(structure.nomAffiche)."
        case .centreDeSante: "Cette offre est rattachée à un centre de santé\u{A0}: \(structure.nomAffiche)."
        case .cabinet, .autre: nil
        }
    }

    /// Who corrects the register: the first part of the registration authority, an order or the ARS.
    private static func correction(_ authority: String?) -> String {
        let first = authority?.split(separator: "/").first.map(String.init) ?? ""
        let who = first.hasPrefix("CNO") || first.hasPrefix("ON") ? "à votre ordre (\(first))" : "à votre ARS"
        return "Demandez sa correction \(who). Vous pouvez terminer la description de votre offre sans attendre."
    }
}
