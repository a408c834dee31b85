import Domain
import TestSupport

extension Scene {
    /// Searching, adding, copying and removing without script.
    static let lists: [Scene] = activities + communes + contacts + hours

    private static let activities = [
        action("2-offre-recherche", "2-offre", Typed.offre + [("activite", "sport")], "chercher:activite"),
        action("2-offre-recherche-vaine", "2-offre", Typed.offre + [("activite", "<zzz>")], "chercher:activite"),
        action("2-offre-ajout", "2-offre", Typed.offre + [("ajout-activites", "404")], "ajouter-activites"),
        action("2-offre-retrait", "2-offre", Typed.offre, "retirer-activite:081"),
    ]

    private static let communes = [
        action(
            "3-modalites-recherche", "3-modalites", Typed.modalites + [("commune", "saint")], "chercher:commune"),
        action(
            "3-modalites-ancien-nom", "3-modalites", Typed.modalites + [("commune", "boce")], "chercher:commune"),
        action(
            "3-modalites-deja-choisie", "3-modalites", Typed.modalites + [("commune", "versailles")],
            "chercher:commune"),
        action(
            "3-modalites-recherche-vaine", "3-modalites", Typed.modalites + [("commune", "<zzz>")],
            "chercher:commune"),
        action(
            "3-modalites-departement", "3-modalites", Typed.modalites + [("departement", "49")],
            "chercher:departement"),
        action("3-modalites-departement-ajoute", "3-modalites", Typed.modalites, "ajouter-departement:49"),
        action("3-modalites-departement-retire", "3-modalites", Typed.modalites, "retirer-departement:42"),
        action("3-modalites-commune-retiree", "3-modalites", Typed.modalites, "retirer-commune:78646"),
    ]

    private static let contacts = [
        action("4-contacts-ajout", "4-contacts", Typed.contacts, "ajouter-contact:contacts.patients"),
        action("4-contacts-ajout-pro", "4-contacts", Typed.contacts, "ajouter-contact:contacts.professionnels"),
        action("4-contacts-retrait", "4-contacts", Typed.contacts, "retirer-contact:contacts.patients.0"),
        action("4-contacts-retrait-inconnu", "4-contacts", Typed.contacts, "retirer-contact:contacts.patients.7"),
        action("4-contacts-reprise", "4-contacts", Typed.contacts, "reprendre-patients"),
        action("4-contacts-nombreux", "4-contacts", many, "enregistrer", again: true),
        Scene("etape-4-contacts-trop-nombreux", status: 422) { visitor in
            try visitor.enterWithOffers()
            try visitor.fill("4-contacts", many + Typed.contact("patients", 20, "2", "0199000120"))
        },
    ]

    private static let hours = [
        action("5-horaires-copie", "5-horaires", Typed.horaires, "copier-lundi:07"),
        action("5-horaires-modele", "5-horaires", Typed.horaires, "modele:06"),
        action("5-horaires-creneau", "5-horaires", Typed.horaires, "ajouter-creneau:07.1"),
        Scene("etape-5-horaires-creneau-refuse", status: 422) { visitor in
            try visitor.enterWithOffers()
            let third = [("horaires.07.1.2.debut", "18:00"), ("horaires.07.1.2.fin", "19:00")]
            try visitor.fill("5-horaires", Typed.horaires + third)
        },
    ]

    /// Twenty contacts of the patients, one of each kind for the professionals.
    private static let many: [(String, String)] =
        [("etape", "contacts")]
        + (0..<20).flatMap { Typed.contact("patients", $0, "2", "01990001\($0 < 10 ? "0" : "")\($0)") }
        + Typed.contact("professionnels", 0, "3", "0639981234")
        + Typed.contact("professionnels", 1, "5", "aline.exemple@medecin.mssante.fr")

    /// The page after a button of a step.
    private static func action(
        _ name: String, _ step: String, _ fields: [(String, String)], _ action: String, again: Bool = false
    ) -> Scene {
        Scene("etape-\(name)") { visitor in
            let offer = try visitor.enterWithOffers()
            try visitor.fill(step, fields, action: action)
            if again { visitor.get(offer + "/saisie/" + step) }
        }
    }

    /// The last step.
    static let recap: [Scene] = [
        Scene("recapitulatif-incomplet", status: 422) { visitor in
            try visitor.enterWithOffers()
            try visitor.fill("4-contacts", Typed.contacts)
            try visitor.fill("6-recapitulatif", [("version", "1")], action: "valider")
        },
        Scene("recapitulatif-depasse", status: 422) { visitor in
            try visitor.enterWithOffers()
            try visitor.fillEveryStep()
            try visitor.fill("6-recapitulatif", [("version", "1")], action: "valider")
        },
        Scene("recapitulatif-valide") { visitor in
            try validated(visitor)
            visitor.get(try visitor.firstOffer + "/saisie/6-recapitulatif")
        },
    ]
}
