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
        /// Where the button leads, `nil` for an offer without steps: no button.
        let etape: Etape?
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
    /// The page of the offers after those that are shown, `nil` when there are none.
    let suite: String?

    init(
        _ offres: [OffreEnSaisie], suite: Identifiant? = nil, anomalies: [Identifiant: [Anomalie]] = [:],
        prenomNom: String
    ) {
        self.prenomNom = prenomNom
        self.suite = suite.map { SiteURL.mesOffres.path + "?apres=\($0)" }
        cartes = offres.map { Self.carte($0, anomalies[$0.offre.id] ?? []) }
        doublons = DoublonPossible.parmi(offres.map(\.complete)).map { pair in
            """
            \(pair.offres.count) de vos offres ont la même adresse (\(pair.adresse)). Si c’est le même lieu, déclarez une \
            anomalie sur celle qui est de trop\u{A0}: elles restent distinctes tant que le répertoire les distingue.
            """
        }
        resume = Self.resume(offres.map(\.offre.statut))
    }

    private static func carte(_ saisie: OffreEnSaisie, _ anomalies: [Anomalie]) -> Carte {
        let (offre, whole) = (saisie.offre, saisie.complete)
        let steps = saisie.parcours.aValider
        let done = steps.filter(saisie.etapesValidees.contains).count
        return Carte(
            id: offre.id, structure: whole.structure.nomAffiche, typeStructure: whole.structure.type.libelle,
            profession: whole.profession.flatMap { Nomenclature.professionSante.libelle($0) } ?? "",
            adresse: whole.structure.fiche.adresse.lignes, statut: offre.statut,
            avancement: "\(done) étape\(done > 1 ? "s" : "") sur \(steps.count) validée\(done > 1 ? "s" : "")",
            brouillon: saisie.brouillon.dateExpiration.map { "Brouillon jusqu’au \($0.heureDeParis.jour.enFrancais)" },
            validation: offre.publiee.map { "Validée le \($0.dateValidation.heureDeParis.jour.enFrancais)" },
            bouton: bouton(saisie), etape: etape(saisie),
            aVerifier: (offre.publiee?.aVerifier ?? []).map(AVerifierTexts.phrase),
            anomalies: resume(anomalies))
    }

    /// Where the button leads: the draft, the first step to verify, else the first one.
    private static func etape(_ saisie: OffreEnSaisie) -> Etape? {
        if saisie.brouillon.saisie != nil { return saisie.etapeAReprendre }
        return saisie.offre.publiee?.aVerifier.map(\.element.etape).min() ?? saisie.parcours.etapes.first
    }

    private static func resume(_ anomalies: [Anomalie]) -> String? {
        let open = anomalies.count { $0.statut == .aTraiter }
        if open > 0 { return "\(open) anomalie\(open > 1 ? "s" : "") en cours" }
        guard let fixed = anomalies.first(where: { $0.statut == .corrigee }), let edition = fixed.correction else {
            return nil
        }
        return "\(fixed.element.libelle)\u{A0}: anomalie corrigée (\(edition.provenance.libelle))"
    }

    private static func bouton(_ saisie: OffreEnSaisie) -> String {
        if saisie.brouillon.saisie != nil, let etape = saisie.etapeAReprendre {
            return "Reprendre à l’étape \(etape.numero)"
        }
        switch saisie.offre.statut {
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
