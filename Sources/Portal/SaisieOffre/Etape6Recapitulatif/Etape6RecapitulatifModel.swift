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
        let typed = model.saisie
        offre = model.offre.offre.id
        manquantes = model.offre.offre.etapesManquantes
        let register = Etape1RepertoiresModel(model.offre)
        blocs = [
            Bloc(etape: .repertoires, titre: "Répertoires", lignes: register.structure + register.exercice),
            Bloc(etape: .offre, titre: "Offre", lignes: Self.description(typed.description)),
            Bloc(
                etape: .modalites, titre: "Modalités", lignes: Self.modalites(typed.modalites, model.communes.choisies)),
            Bloc(etape: .contacts, titre: "Contacts", lignes: Self.contacts(typed.contacts)),
            Bloc(etape: .horaires, titre: "Horaires", lignes: Self.horaires(typed.horaires)),
        ]
    }

    private static func description(_ typed: DescriptionOffre) -> [(String, String)] {
        let ages =
            typed.tousLesAges
            ? "Tous les âges" : "De \(typed.ages.lowerBound) à \(typed.ages.upperBound) ans"
        let expertise =
            typed.teleExpertise.isEmpty
            ? "Non" : Nomenclature.modaliteAccueil.affichage(typed.teleExpertise)
        return [
            ("Nom de l’offre", typed.nomOffre),
            ("Activités", labels(typed.activitesOperationnelles, .activiteOperationnelle)),
            ("Actes et techniques", labels(typed.actesSpecifiques, .acteSpecifique)),
            ("Compétences et expertises", labels(typed.competencesSpecifiques, .competenceSpecifique)),
            ("Âge des patients", ages), ("Filière ou réseau", typed.filiere.isEmpty ? "Non renseigné" : typed.filiere),
            ("Télé-expertise", expertise),
        ]
    }

    private static func modalites(_ typed: ModalitesIntervention, _ communes: [Commune]) -> [(String, String)] {
        let ways = [("Consultations", labels(typed.modalitesAccueil, .modaliteAccueil))]
        guard typed.visitesADomicile else { return ways }
        let names = communes.prefix(20).map(\.nom).joined(separator: ", ")
        let more = communes.count > 20 ? " et \(communes.count - 20) autres" : ""
        return ways + [("Communes d’intervention (\(communes.count))", names + more)]
    }

    private static func contacts(_ typed: ContactsOffre) -> [(String, String)] {
        let rows = { (contacts: [ContactSaisi], who: String) in
            contacts.filter { !$0.estVide }.map { contact in
                let value = contact.canal.estTelephonique ? NumeroTelephone.affichage(contact.adresse) : contact.adresse
                return ("\(contact.canal.libelle), \(who)", value + (contact.note.isEmpty ? "" : " (\(contact.note))"))
            }
        }
        let all = rows(typed.patients, "patients") + rows(typed.professionnels, "professionnels")
        return all.isEmpty ? [("Contacts", "Non renseigné")] : all
    }

    private static func horaires(_ typed: HorairesOffre) -> [(String, String)] {
        let rows = TypeHoraire.allCases.compactMap { type -> (String, String)? in
            let texts = HorairesTexts.phrases(typed[type])
            return texts.isEmpty ? nil : (HorairesTexts.nom(type), texts.joined(separator: " "))
        }
        return rows.isEmpty ? [("Horaires", "Non renseigné")] : rows
    }

    private static func labels(_ codes: [String], _ table: Nomenclature) -> String {
        codes.isEmpty ? "Non renseigné" : codes.map(table.affichage).joined(separator: ", ")
    }
}
