import Domain

/// What step 1 shows: rows of French labels and values, each part with the register that says it.
struct Etape1RepertoiresModel: Sendable {
    let structure: [(String, String)]
    let sourceStructure: String
    let exercice: [(String, String)]
    let sourceExercice: String?
    let convention: [(String, String)]
    let sourceConvention: String?
    let appartenance: String?
    let correction: String
    let anomalie: String

    init(_ whole: OffreComplete) {
        structure = Self.structure(whole)
        sourceStructure = Self.sourceStructure(whole.structure)
        exercice = Self.exercice(whole)
        sourceExercice = whole.offre.liberal?.provenance.libelle
        convention = Self.convention(whole.offre.liberal)
        sourceConvention = whole.offre.liberal?.convention.map {
            "\($0.provenance.libelle), \(Self.confiance($0.valeur))"
        }
        appartenance = Self.appartenance(whole.structure)
        correction = Self.correction(whole.offre.liberal?.situation.autoriteEnregistrement)
        anomalie = SiteURL.anomalies(offre: whole.offre.id).path
    }

    /// `FINESS, édition du … (nom, adresse, identifiants) ; RPPS, édition du … (enseigne)`.
    private static func sourceStructure(_ place: EntiteGeographique) -> String {
        let main = place.provenance(.adresse)?.libelle ?? "source inconnue"
        guard place.finess != nil, let rpps = place.rpps?.provenance else { return main }
        return
            "\(main), pour le nom, l’adresse et les identifiants\u{A0}; \(rpps.libelle), pour l’enseigne et les contacts"
    }

    private static func convention(_ liberal: SituationLiberale?) -> [(String, String)] {
        guard let liberal, let found = liberal.convention?.valeur else {
            return [("Conventionnement", "Aucune donnée de l’Assurance maladie n’a pu être rapprochée de cette offre")]
        }
        let card = found.carteVitaleAcceptee.map { $0 ? "Acceptée" : "Non acceptée" } ?? "Non renseignée"
        let rows = [
            ("Secteur", found.secteur?.libelle ?? "Non renseigné"),
            ("OPTAM", found.optionContratAccesAuxSoins ? "Oui" : "Non"), ("Carte Vitale", card),
        ]
        let contest = liberal.dateContestationConvention.map {
            ("Statut", "Contestées le \($0.heureDeParis.jour.enFrancais)\u{A0}: elles ne sont pas publiées")
        }
        return rows + [contest].compactMap(\.self)
    }

    private static func confiance(_ convention: Convention) -> String {
        switch convention.confiance {
        case .forte: "rapprochée par votre nom, votre profession et votre adresse"
        case .faible: "rapprochée par votre nom, votre profession et votre commune seulement"
        }
    }

    private static func structure(_ whole: OffreComplete) -> [(String, String)] {
        let place = whole.structure.fiche
        let situation = whole.offre.liberal?.situation
        let phones = [situation?.telephone, situation?.telephone2].compactMap(\.self)
            .map { NumeroTelephone.normalise($0).map(NumeroTelephone.display) ?? $0 }
        let rows: [(String, String?)] = [
            ("Nom", place.denominationEG), ("Enseigne", place.nomOperationnel), ("Type", whole.structure.type.libelle),
            ("Adresse", place.adresse.lignes.isEmpty ? nil : place.adresse.lignes.joined(separator: ", ")),
            ("Numéro FINESS", place.numFINESS?.description), ("Numéro SIRET", place.numSIRET?.description),
            ("Téléphone", phones.isEmpty ? nil : phones.joined(separator: ", ")),
            ("Télécopie", situation?.telecopie), ("Adresse électronique", situation?.adresseMail),
        ]
        return rows.compactMap { row in row.1.map { (row.0, $0) } }
    }

    private static func exercice(_ whole: OffreComplete) -> [(String, String)] {
        guard let situation = whole.offre.liberal?.situation else { return [] }
        let skills = (whole.exercice?.savoirFaire ?? []).prefix(InformationsModel.parListe).map(\.libelle)
        let mode =
            situation.modeExercice == "I"
            ? "Par l’intermédiaire d’une société"
            : Nomenclature.modeExercice.libelle(situation.modeExercice) ?? situation.modeExercice
        return [
            ("Profession", Nomenclature.professionSante.libelle(situation.profession) ?? situation.profession),
            ("Savoir-faire", skills.isEmpty ? "Aucun savoir-faire enregistré" : skills.joined(separator: ", ")),
            ("Mode d’exercice", mode),
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

extension Provenance {
    /// `RPPS, édition du 20 novembre 2026`.
    var libelle: String { "\(repertoire.rawValue), édition du \(edition.enFrancais)" }
}
