extension ModeleCourrier {
    /// The words of the message; `portail` is the public address of the portal, without slash at its end.
    public func texte(portail: String) -> TexteCourrier {
        switch self {
        case .motDePasseOublie, .motDePasseModifie, .confirmationCourriel, .courrielRemplace, .secondFacteurActive,
            .secondFacteurDesactive, .carteRattachee:
            texteConnexion(portail)
        case .compteCree, .compteExistant, .demandeCompteRecue, .demandeCompteAFaire, .demandeCompteRefusee,
            .habilitationDonnee,
            .habilitationRetiree:
            texteCompte(portail)
        case .anomalieCorrigee, .offreAVerifier, .brouillonBientotSupprime, .rappelAnnuel: texteOffre(portail)
        }
    }

    /// What is said when somebody else may have done it.
    private static func pasVous(_ portail: String) -> TexteCourrier.Bloc {
        .lien(
            "Si ce n’est pas vous, changez votre mot de passe sans attendre et écrivez au support",
            adresse: portail + "/connexion")
    }

    private func texteConnexion(_ portail: String) -> TexteCourrier {
        switch self {
        case .motDePasseOublie(let lien):
            TexteCourrier(
                "Choisir un nouveau mot de passe",
                [
                    .paragraphe("Un nouveau mot de passe a été demandé pour votre compte du ROR."),
                    .lien("Choisir mon nouveau mot de passe", adresse: lien),
                    .paragraphe("Ce lien sert une seule fois, pendant une heure."),
                    .paragraphe(
                        "Si vous n’avez rien demandé, ne faites rien\u{A0}: votre mot de passe reste le même."),
                ])
        case .motDePasseModifie:
            TexteCourrier(
                "Votre mot de passe a été modifié",
                [
                    .paragraphe("Le mot de passe de votre compte du ROR vient d’être modifié."),
                    Self.pasVous(portail),
                ])
        case .confirmationCourriel(let lien):
            TexteCourrier(
                "Confirmer votre adresse e-mail",
                [
                    .paragraphe("Cette adresse a été donnée pour un compte du ROR."),
                    .lien("Confirmer mon adresse", adresse: lien),
                    .paragraphe("Ce lien sert une seule fois, pendant une heure."),
                    .paragraphe("Si ce n’est pas vous, ne faites rien\u{A0}: l’adresse ne sera pas utilisée."),
                ])
        case .courrielRemplace:
            TexteCourrier(
                "Votre adresse e-mail a été remplacée",
                [
                    .paragraphe(
                        "Votre compte du ROR a maintenant une autre adresse e-mail. Celle-ci ne recevra plus de message."
                    ),
                    Self.pasVous(portail),
                ])
        case .secondFacteurActive:
            TexteCourrier(
                "La double authentification est activée",
                [
                    .paragraphe(
                        "Un code est maintenant demandé, en plus du mot de passe, pour entrer dans votre compte du ROR."
                    ),
                    .paragraphe("Gardez vos codes de secours à part de votre téléphone."), Self.pasVous(portail),
                ])
        case .secondFacteurDesactive:
            TexteCourrier(
                "La double authentification est désactivée",
                [
                    .paragraphe("Votre mot de passe suffit maintenant pour entrer dans votre compte du ROR."),
                    Self.pasVous(portail),
                ])
        default:
            TexteCourrier(
                "Une carte est rattachée à votre compte",
                [
                    .paragraphe(
                        "Pro Santé Connect permet maintenant d’entrer dans votre compte du ROR, avec une carte CPS ou e-CPS."
                    ),
                    Self.pasVous(portail),
                ])
        }
    }

    private func texteCompte(_ portail: String) -> TexteCourrier {
        switch self {
        case .compteCree(let lien):
            return TexteCourrier(
                "Votre compte du ROR est ouvert",
                [
                    .paragraphe("Un compte du ROR vient d’être ouvert à votre nom, avec cette adresse e-mail."),
                    .paragraphe(
                        "Pour y entrer la première fois, choisissez un mot de passe\u{A0}: demandez un lien sur cette page."
                    ),
                    .lien("Choisir mon mot de passe", adresse: lien),
                ])
        case .compteExistant:
            return TexteCourrier(
                "Vous avez déjà un compte du ROR",
                [
                    .paragraphe("Un compte du ROR vient d’être demandé avec cette adresse e-mail, qui en a déjà un."),
                    .paragraphe(
                        "Pour y entrer, connectez-vous. Si vous ne connaissez pas votre mot de passe, demandez un lien."
                    ),
                    .lien("Choisir un mot de passe", adresse: portail + "/mot-de-passe-oublie"),
                    .paragraphe("Si ce n’est pas vous, ne faites rien\u{A0}: rien n’a changé."),
                ])
        case .demandeCompteRecue(let reference):
            return TexteCourrier(
                "Votre demande de compte est bien reçue",
                [
                    .paragraphe("Votre demande de compte du ROR porte la référence \(reference)."),
                    .paragraphe("Votre région l’examine et vous répond à cette adresse."),
                ])
        case .demandeCompteAFaire(let reference):
            return TexteCourrier(
                "Une demande de compte attend votre réponse",
                [
                    .paragraphe("La demande \(reference) attend une réponse de votre région."),
                    .lien("Ouvrir le ROR", adresse: portail + "/"),
                ])
        case .demandeCompteRefusee(let motif):
            return TexteCourrier(
                "Votre demande de compte n’est pas acceptée",
                [
                    .paragraphe("Votre région n’a pas accepté votre demande de compte du ROR, pour ce motif\u{A0}:"),
                    .liste([motif]),
                ])
        case .habilitationDonnee(let profil, let perimetre, let debut, let fin):
            let dates = [
                debut.map { "À partir du \($0.enFrancais)" }, fin.map { "Jusqu’au \($0.enFrancais) compris" },
            ]
            return TexteCourrier(
                "Vous avez un nouveau droit dans le ROR",
                [
                    .paragraphe("Un droit vient de vous être donné\u{A0}:"),
                    .liste(["Profil\u{A0}: \(profil)", "Sur\u{A0}: \(perimetre)"] + dates.compactMap(\.self)),
                    .lien("Ouvrir le ROR", adresse: portail + "/"),
                ])
        case .habilitationRetiree(let profil, let perimetre):
            return TexteCourrier(
                "Un de vos droits dans le ROR prend fin",
                [
                    .paragraphe("Ce droit ne vous est plus donné\u{A0}:"),
                    .liste(["Profil\u{A0}: \(profil)", "Sur\u{A0}: \(perimetre)"]),
                ])
        default: return texteConnexion(portail)
        }
    }

    /// Names, the first twenty of them.
    private static func liste(_ noms: [String]) -> TexteCourrier.Bloc {
        let more = noms.count - 20
        return .liste(noms.prefix(20) + (more > 0 ? ["et \(more) autres"] : []))
    }

    private func texteOffre(_ portail: String) -> TexteCourrier {
        let mesOffres = TexteCourrier.Bloc.lien("Ouvrir mes offres", adresse: portail + "/")
        switch self {
        case .anomalieCorrigee(let element, let offre):
            return TexteCourrier(
                "Une anomalie que vous avez déclarée est corrigée",
                [
                    .paragraphe("Le répertoire donne maintenant la valeur que vous attendiez\u{A0}:"),
                    .liste(["Donnée\u{A0}: \(element)", "Offre\u{A0}: \(offre)"]), mesOffres,
                ])
        case .offreAVerifier(let offres):
            return TexteCourrier(
                offres.count > 1 ? "Des offres sont à vérifier" : "Une offre est à vérifier",
                [
                    .paragraphe(
                        "Un répertoire national a changé, et ce qui est publié n’est peut-être plus juste. Offres concernées\u{A0}:"
                    ),
                    Self.liste(offres),
                    .paragraphe("Vérifiez ce qui est signalé, corrigez-le au besoin, puis validez."), mesOffres,
                ])
        case .brouillonBientotSupprime(let offres, let date):
            return TexteCourrier(
                offres.count > 1 ? "Des brouillons vont être supprimés" : "Un brouillon va être supprimé",
                [
                    .paragraphe("Ce qui a été saisi pour une offre et n’est pas validé attend\u{A0}:"),
                    Self.liste(offres),
                    .paragraphe(
                        "Sans changement de votre part, ce sera supprimé le \(date.enFrancais). Une offre déjà publiée reste publiée."
                    ),
                    mesOffres,
                ])
        case .rappelAnnuel(let offres, let mois):
            return TexteCourrier(
                offres.count > 1
                    ? "Vos offres sont-elles toujours justes\u{A0}?" : "Votre offre est-elle toujours juste\u{A0}?",
                [
                    .paragraphe("La dernière validation date d’il y a \(mois) mois\u{A0}:"), Self.liste(offres),
                    .paragraphe(
                        "Relisez et validez chaque année au moins\u{A0}: les services numériques orientent avec ces informations."
                    ),
                    mesOffres,
                ])
        default: return texteConnexion(portail)
        }
    }
}
