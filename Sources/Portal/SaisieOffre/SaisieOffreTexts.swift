import Domain

/// The sentence of each rule, the same beside the field and in the summary: what to do, with an example.
enum SaisieOffreTexts {
    static func message(_ issue: ValidationIssue) -> String {
        if let text = bySubject(issue) { return text }
        switch issue.regle {
        case .obligatoire: return "Renseignez ce champ"
        case .auMoinsUn: return "Choisissez au moins une réponse"
        case .auPlus(let most): return "Gardez au plus \(most) réponses"
        case .longueur(let most): return "Écrivez au plus \(most) caractères"
        case .caractereInterdit:
            return
                "Retirez ou remplacez «\u{A0}\u{FFFD}\u{A0}»\u{A0}: un caractère qui ne peut pas être affiché s’y trouvait"
        case .octets(let most):
            return
                "Raccourcissez vos réponses\u{A0}: un brouillon contient au plus \(most / 1024)\u{A0}Kio. Cette étape "
                + "n’est pas encore enregistrée"
        case .codeInconnu: return "Choisissez une réponse dans la liste proposée"
        case .codeRetire(let labels):
            let names = labels.map { "«\u{A0}\($0)\u{A0}»" }.joined(separator: ", ")
            return labels.count == 1
                ? "Retirez \(names)\u{A0}: ce code n’est plus utilisé dans la nomenclature nationale"
                : "Retirez \(names)\u{A0}: ces codes ne sont plus utilisés dans la nomenclature nationale"
        case .telephone:
            return "Renseignez un numéro de téléphone à 10 chiffres, par exemple 01 23 45 67 89"
        case .courriel: return "Renseignez une adresse électronique complète, par exemple cabinet@exemple.fr"
        case .courrielHorsMSSante:
            return "Ajoutez cette adresse aux contacts des professionnels, avec le type «\u{A0}Messagerie sécurisée "
                + "MSSanté\u{A0}»\u{A0}: eux seuls peuvent y écrire"
        case .courrielPris: return "Renseignez une adresse qui n’est pas celle d’un autre compte"
        case .motDePasseCourt(let least): return "Écrivez au moins \(least) caractères, par exemple une phrase"
        case .motDePasseCourant:
            return "Choisissez un mot de passe moins courant, par exemple quatre mots sans rapport entre eux"
        case .motDePassePersonnel:
            return
                "Choisissez un mot de passe qui ne se devine pas à partir de votre nom, de votre adresse ou du service"
        case .adresseMSSante: return "Renseignez une adresse MSSanté, par exemple prenom.nom@pro.mssante.fr"
        case .adresseWeb: return "Renseignez l’adresse d’un site, par exemple https://www.exemple.fr"
        case .heure: return "\(moment(issue))écrivez une heure, par exemple 9:00 ou 14h30"
        case .plageIncomplete: return "\(moment(issue))renseignez le début et la fin du créneau"
        case .finAvantDebut: return "\(moment(issue))la fin doit être après le début"
        case .chevauchement: return "\(moment(issue))ce créneau commence avant la fin du précédent"
        case .age: return "Renseignez un âge en années, par exemple 18"
        case .valeurDeLaCarte(let value): return "Renseignez ce que dit votre carte, par exemple \(value)"
        case .courrielDuCompte: return "Renseignez l’adresse de votre compte, par exemple prenom.nom@exemple.fr"
        case .valeurIdentique: return "Indiquez une valeur différente de celle qui est enregistrée"
        case .cibleInconnue, .horsDroits, .dejaDonne, .dernierResponsable, .compteInconnu, .date:
            return UtilisateursTexts.message(issue.regle)
        case .ordreAges: return "L’âge maximal doit être supérieur ou égal à l’âge minimal"
        }
    }

    private static func bySubject(_ issue: ValidationIssue) -> String? {
        switch (issue.attribut, issue.regle) {
        case ("description.nomOffre", .obligatoire):
            "Renseignez le nom de l’offre, par exemple «\u{A0}Cabinet de médecine générale des Lilas\u{A0}»"
        case ("description.activitesOperationnelles", .auMoinsUn): "Gardez ou ajoutez au moins une activité"
        case ("description.ageMin", .obligatoire):
            "Renseignez au moins un âge, ou choisissez «\u{A0}tous les âges\u{A0}»"
        case ("modalites.modalitesAccueil", .auMoinsUn): "Choisissez au moins une modalité de consultation"
        case ("modalites.zoneIntervention", .auMoinsUn):
            "Ajoutez au moins une commune où vous vous rendez à domicile"
        case ("modalites.zoneIntervention", .codeInconnu):
            "Une commune choisie n’existe plus\u{A0}: retirez-la et choisissez la commune actuelle"
        case ("contacts.patients", .auMoinsUn): "Ajoutez au moins un contact à destination des patients"
        case ("contacts.patients", .auPlus(let most)), ("contacts.professionnels", .auPlus(let most)):
            "Gardez au plus \(most) contacts"
        case ("horaires", .auMoinsUn): "Renseignez au moins un créneau dans votre semaine type"
        case ("version", _):
            "Cette offre a changé depuis l’affichage de la page\u{A0}: relisez le récapitulatif, puis validez de nouveau"
        default:
            missingStep(issue)
                ?? (issue.attribut.hasSuffix(".adresse") && issue.regle == .obligatoire
                    ? "Renseignez le numéro ou l’adresse de ce contact, ou retirez-le" : nil)
        }
    }

    private static func missingStep(_ issue: ValidationIssue) -> String? {
        guard issue.attribut.hasPrefix("etapes."), let number = Int(issue.attribut.dropFirst(7)),
            let etape = Etape.allCases.first(where: { $0.numero == number })
        else { return nil }
        return "Validez l’étape \(number), «\u{A0}\(SaisieOffre.page(etape).titre)\u{A0}»"
    }

    /// The day of an attribute such as `horaires.07.1.0.debut`: `Lundi : `.
    private static func moment(_ issue: ValidationIssue) -> String {
        let parts = issue.attribut.split(separator: ".")
        guard parts.count >= 3, let day = Int(parts[2]), (1...7).contains(day) else { return "" }
        return "\(HorairesTexts.jours[day - 1].capitalized)\u{A0}: "
    }
}

extension String {
    /// The text with a capital first letter.
    fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
