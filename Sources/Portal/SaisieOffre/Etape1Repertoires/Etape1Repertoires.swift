import Domain

/// Step 1: what the registers say of the place and of the practice, read only.
enum Etape1Repertoires {
    static let page = EtapePage(
        etape: .repertoires, titre: "Vérifiez les informations des répertoires", nom: "Répertoires",
        important:
            "Ces informations viennent des répertoires nationaux et ne se modifient pas ici. Si l’une d’elles est inexacte, vous pouvez "
            + "continuer\u{A0}: elle sera corrigée ici dès qu’elle le sera dans le répertoire.",
        lignes: {
            let model = Etape1RepertoiresModel($0.offre.complete)
            return model.structure + model.exercice
        },
        contenu: { Etape1RepertoiresView.html(Etape1RepertoiresModel($0.offre.complete)) })
}
