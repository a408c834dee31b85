import Domain

/// What the recap shows: one block per step, and the steps that are missing.
struct Etape6RecapitulatifModel: Sendable {
    struct Bloc: Sendable {
        let etape: Etape
        let titre: String
        let lignes: [(String, String)]
    }

    let offre: Identifiant
    let blocs: [Bloc]
    let manquantes: [Etape]

    init(_ model: EtapeModel) {
        offre = model.offre.offre.id
        manquantes = model.offre.etapesManquantes
        blocs = model.offre.parcours.aValider.map(SaisieOffre.page).map { step in
            Bloc(etape: step.etape, titre: step.nom, lignes: step.lignes(model))
        }
    }
}
