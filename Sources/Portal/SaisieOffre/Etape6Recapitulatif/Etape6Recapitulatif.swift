import Domain

/// Step 6: everything that was typed, and the validation of the offer.
enum Etape6Recapitulatif {
    static let page = EtapePage(
        etape: .recapitulatif, titre: "Vérifiez et validez", nom: "Récapitulatif",
        important:
            "Votre offre n’est publiée qu’après avoir cliqué sur «\u{A0}Valider mon offre\u{A0}». Vous pourrez la modifier à "
            + "tout moment.",
        communes: Etape3Modalites.communes, contenu: { Etape6RecapitulatifView.html(Etape6RecapitulatifModel($0)) })
}
