import UseCases

/// The words that tell why a sign-in stopped, one pair per reason.
struct EchecTexts: Sendable {
    let quoi: String
    let queFaire: String
    let status: Int

    /// The words of a reason; `nil` is a sign-in that this browser did not begin, or that lasted too long.
    static func of(_ echec: EchecIdentification?) -> EchecTexts {
        switch echec {
        case nil:
            EchecTexts(
                quoi: "cette connexion n’a pas été commencée dans ce navigateur, ou elle a duré trop longtemps",
                queFaire: "Recommencez la connexion. Vérifiez que votre navigateur accepte les cookies de ce site.",
                status: 400)
        case .fournisseurIndisponible:
            EchecTexts(
                quoi: "Pro Santé Connect ne répond pas",
                queFaire: "Réessayez dans quelques minutes. Vos brouillons et vos offres sont conservés.", status: 503)
        case .refusee:
            EchecTexts(
                quoi: "vous avez interrompu l’identification",
                queFaire: "Recommencez quand vous le souhaitez, avec votre carte CPS ou l’application e-CPS.",
                status: 403)
        case .erreurFournisseur, .codeRefuse:
            EchecTexts(
                quoi: "Pro Santé Connect a refusé l’identification",
                queFaire: "Recommencez la connexion. Si le problème continue, contactez le support.", status: 403)
        case .signature, .emetteur, .audience, .nonce, .jetonAcces:
            EchecTexts(
                quoi: "la réponse reçue ne vient pas de Pro Santé Connect pour cette connexion",
                queFaire: "Par sécurité, nous l’avons refusée\(Self.reason(echec)). Recommencez la connexion.",
                status: 403)
        case .expiration:
            EchecTexts(
                quoi: "la réponse de Pro Santé Connect n’est plus valable",
                queFaire: "Elle a expiré avant d’arriver. Recommencez la connexion.", status: 403)
        case .identificationAncienne:
            EchecTexts(
                quoi: "votre identification par Pro Santé Connect date de plus de quatre heures",
                queFaire:
                    "Recommencez la connexion et identifiez-vous de nouveau, avec votre carte CPS ou l’application "
                    + "e-CPS.",
                status: 403)
        case .autrePersonne:
            EchecTexts(
                quoi: "la personne qui vient de s’identifier n’est pas celle qui est connectée",
                queFaire:
                    "Identifiez-vous avec votre carte ou votre application. Pour changer de compte, déconnectez-vous d’abord.",
                status: 403)
        case .niveauAuthentification:
            EchecTexts(
                quoi: "le niveau d’identification est insuffisant",
                queFaire: "Identifiez-vous avec votre carte CPS ou l’application e-CPS.", status: 403)
        case .identiteIncomplete:
            EchecTexts(
                quoi: "Pro Santé Connect n’a pas transmis votre identifiant national",
                queFaire: "Contactez le support de Pro Santé Connect, puis recommencez.", status: 403)
        }
    }

    private static func reason(_ echec: EchecIdentification?) -> String {
        switch echec {
        case .signature: " (signature)"
        case .emetteur: " (émetteur)"
        case .audience: " (destinataire)"
        case .nonce: " (autre connexion)"
        case .jetonAcces: " (jeton d’accès)"
        default: ""
        }
    }
}
