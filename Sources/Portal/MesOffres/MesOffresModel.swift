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
    }

    let prenomNom: String
    let resume: String
    let cartes: [Carte]

    init(_ offres: [OffreComplete], prenomNom: String) {
        self.prenomNom = prenomNom
        cartes = offres.map(Self.carte)
        resume = Self.resume(offres.map(\.offre.statut))
    }

    private static func carte(_ whole: OffreComplete) -> Carte {
        let offre = whole.offre
        let done = offre.etapesValidees.filter { $0 != .recapitulatif }.count
        return Carte(
            id: offre.id, structure: whole.structure.nomAffiche, typeStructure: whole.structure.type.libelle,
            profession: Nomenclature.professionSante.libelle(offre.situation.profession) ?? "",
            adresse: whole.structure.fiche.adresse.lignes, statut: offre.statut,
            avancement: "\(done) étape\(done > 1 ? "s" : "") sur \(Etape.aValider.count) validée\(done > 1 ? "s" : "")",
            brouillon: offre.brouillon.map { "Brouillon jusqu’au \($0.dateExpiration.heureDeParis.jour.enFrancais)" },
            validation: offre.dateValidation.map { "Validée le \($0.heureDeParis.jour.enFrancais)" },
            bouton: bouton(offre), etape: offre.brouillon?.etapeAReprendre ?? .repertoires)
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
