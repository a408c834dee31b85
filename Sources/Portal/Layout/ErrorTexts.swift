/// The words of the error pages.
struct ErrorTexts: Sendable {
    let titre: String
    let quoi: String
    let queFaire: String

    static let formulairePerime = ErrorTexts(
        titre: "Ce formulaire n’est plus valable", quoi: "Il vient d’une session qui est terminée ou d’un autre site.",
        queFaire: "Revenez à la page précédente, rechargez-la, puis envoyez de nouveau votre formulaire. "
            + "Ce qui avait été enregistré est conservé.")

    static func of(_ status: Int) -> ErrorTexts {
        table[status]
            ?? ErrorTexts(
                titre: "Une erreur est survenue", quoi: "Nous n’avons pas pu répondre à votre demande.",
                queFaire: "Réessayez dans quelques minutes. Ce que vous aviez enregistré est conservé.")
    }

    private static let table: [Int: ErrorTexts] = [
        400: ErrorTexts(
            titre: "Demande incompréhensible",
            quoi: "Votre navigateur a envoyé une demande que nous ne comprenons pas.",
            queFaire: "Rechargez la page. Si le problème continue, contactez le support."),
        403: ErrorTexts(
            titre: "Accès refusé", quoi: "Votre profil ne permet pas d’ouvrir cette page.",
            queFaire: "Si vous pensez qu’il s’agit d’une erreur, contactez le support."),
        404: ErrorTexts(
            titre: "Page introuvable", quoi: "Cette page n’existe pas ou n’est pas accessible avec votre compte.",
            queFaire: "Vérifiez l’adresse, ou repartez de la liste de vos offres."),
        405: ErrorTexts(
            titre: "Action impossible", quoi: "Cette adresse ne permet pas l’action demandée.",
            queFaire: "Repartez de la liste de vos offres."),
        408: ErrorTexts(
            titre: "Envoi trop lent", quoi: "Votre demande n’est pas arrivée entière à temps.",
            queFaire: "Vérifiez votre connexion, puis réessayez."),
        409: ErrorTexts(
            titre: "Cette offre a changé entre-temps",
            quoi: "Elle a été modifiée dans un autre onglet ou par une mise à jour des répertoires.",
            queFaire: "Rouvrez l’offre pour voir son état actuel, puis refaites votre modification."),
        411: ErrorTexts(
            titre: "Envoi sans taille", quoi: "La taille de l’envoi n’est pas annoncée.",
            queFaire: "Envoyez le formulaire depuis la page du portail, avec un navigateur à jour."),
        413: ErrorTexts(
            titre: "Envoi trop volumineux", quoi: "Le formulaire dépasse la taille acceptée.",
            queFaire: "Réduisez les textes saisis, puis réessayez."),
        415: ErrorTexts(
            titre: "Format non accepté", quoi: "Le formulaire n’est pas dans le format attendu.",
            queFaire: "Envoyez le formulaire depuis la page du portail."),
        422: ErrorTexts(
            titre: "Saisie à corriger", quoi: "Certaines informations ne peuvent pas être enregistrées.",
            queFaire: "Revenez à la page précédente et corrigez-les."),
        429: ErrorTexts(
            titre: "Trop de demandes", quoi: "Trop de demandes sont venues de votre réseau ou de votre compte.",
            queFaire: "Réessayez dans une minute. Ce que vous aviez enregistré est conservé."),
        431: ErrorTexts(
            titre: "En-têtes trop longs", quoi: "Votre navigateur a envoyé trop d’informations à la fois.",
            queFaire: "Supprimez les cookies de ce site, puis réessayez."),
        501: ErrorTexts(
            titre: "Action inconnue", quoi: "Le service ne connaît pas cette action.",
            queFaire: "Repartez de la liste de vos offres."),
        503: ErrorTexts(
            titre: "Service momentanément indisponible", quoi: "Le service est très sollicité ou en maintenance.",
            queFaire: "Réessayez dans quelques minutes. Ce que vous aviez enregistré est conservé."),
    ]
}
