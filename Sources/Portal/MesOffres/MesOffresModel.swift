import Domain

/// What the home page shows, in French.
struct MesOffresModel: Sendable {
    struct Carte: Sendable {
        let id: Identifiant
        let structure: String
        let typeStructure: String
        let profession: String
        let adresse: [String]
        let statut: StatutOffre
        let avancement: String
        let brouillon: String?
        let validation: String?
        let bouton: String
        let etape: Etape
        /// What is to be verified, a sentence each.
        let aVerifier: [String]
        /// `2 anomalies en cours`, or that one was corrected.
        let anomalies: String?
    }

    let prenomNom: String
    let resume: String
    let cartes: [Carte]
    /// A sentence for each pair of places that look the same.
    let doublons: [String]

    init(_ offres: [OffreComplete], anomalies: [Identifiant: [Anomalie]] = [:], prenomNom: String) {
        self.prenomNom = prenomNom
        cartes = offres.map { Self.carte($0, anomalies[$0.offre.id] ?? []) }
        doublons = DoublonPossible.parmi(offres).map { pair in
            """
            \(pair.offres.count) de vos offres ont la même adresse (\(pair.adresse)). Si c’est le même lieu, déclarez une \
            anomalie sur celle qui est de trop\u{A0}: elles restent distinctes tant que le répertoire les distingue.
            """
        }
        resume = Self.resume(offres.map(\.offre.statut))
    }

    private static func carte(_ whole: OffreComplete, _ anomalies: [Anomalie]) -> Carte {
        let offre = whole.offre
        let done = offre.etapesValidees.filter { $0 != .recapitulatif }.count
        return Carte(
            id: offre.id, structure: whole.structure.nomAffiche, typeStructure: whole.structure.type.libelle,
            profession: Nomenclature.professionSante.libelle(offre.situation.profession) ?? "",
            adresse: whole.structure.fiche.adresse.lignes, statut: offre.statut,
            avancement: "\(done) étape\(done > 1 ? "s" : "") sur \(Etape.aValider.count) validée\(done > 1 ? "s" : "")",
            brouillon: offre.brouillon.map { "Brouillon jusqu’au \($0.dateExpiration.heureDeParis.jour.enFrancais)" },
            validation: offre.dateValidation.map { "Validée le \($0.heureDeParis.jour.enFrancais)" },
            bouton: bouton(offre), etape: etape(offre), aVerifier: (offre.aVerifier ?? []).map(AVerifierTexts.phrase),
            anomalies: resume(anomalies))
    }

    /// Where the button leads: the draft, the first step to verify, else the first one.
    private static func etape(_ offre: OffreOperationnelle) -> Etape {
        offre.brouillon?.etapeAReprendre ?? offre.aVerifier?.map(\.element.etape).min() ?? .repertoires
    }

    private static func resume(_ anomalies: [Anomalie]) -> String? {
        let open = anomalies.count { $0.statut == .aTraiter }
        if open > 0 { return "\(open) anomalie\(open > 1 ? "s" : "") en cours" }
        guard let fixed = anomalies.first(where: { $0.statut == .corrigee }), let edition = fixed.correction else {
            return nil
        }
        return "\(fixed.element.libelle)\u{A0}: anomalie corrigée (\(edition.provenance.libelle))"
    }

    private static func bouton(_ offre: OffreOperationnelle) -> String {
        if let draft = offre.brouillon { return "Reprendre à l’étape \(draft.etapeAReprendre.rawValue)" }
        switch offre.statut {
        case .aCompleter: return "Renseigner mon offre"
        case .aVerifier: return "Vérifier mon offre"
        case .validee: return "Modifier"
        }
    }

    private static func resume(_ statuts: [StatutOffre]) -> String {
        let todo = statuts.filter { $0 == .aCompleter }.count
        let check = statuts.filter { $0 == .aVerifier }.count
        let parts = [
            todo > 0 ? "\(todo) offre\(todo > 1 ? "s" : "") à compléter" : nil,
            check > 0 ? "\(check) offre\(check > 1 ? "s" : "") à vérifier" : nil,
        ].compactMap(\.self)
        if statuts.isEmpty { return "Aucune offre libérale n’est enregistrée au RPPS à votre nom." }
        return parts.isEmpty ? "Toutes vos offres sont validées." : "Vous avez " + parts.joined(separator: " et ") + "."
    }
}
