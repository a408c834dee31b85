import Domain
import TestSupport

extension Scene {
    private static let slugs = [
        "1-repertoires", "2-offre", "3-modalites", "4-contacts", "5-horaires", "6-recapitulatif",
    ]
    /// What is refused, and the form of a draft, by step.
    private static let wrong: [(step: String, name: String, fields: [(String, String)])] = [
        ("2-offre", "vide", [("description.nomOffre", ""), ("tous-ages", "oui"), ("tele-expertise", "")]),
        (
            "2-offre", "ages",
            [
                ("description.nomOffre", "<b>\"Cabinet\"</b>"), ("activites", "437"), ("tous-ages", "non"),
                ("description.ageMin", "quarante"), ("description.ageMax", "12"), ("tele-expertise", "99"),
            ]
        ),
        (
            "2-offre", "trop-long",
            [
                ("description.nomOffre", String(repeating: "n", count: 200)), ("activites", "437"),
                ("activites", "inconnue"), ("tous-ages", "non"), ("description.ageMin", "50"),
                ("description.ageMax", "12"), ("description.filiere", String(repeating: "f", count: 400)),
            ]
        ),
        ("3-modalites", "vide", [("etape", "modalites")]),
        (
            "3-modalites", "domicile-sans-commune",
            [("etape", "modalites"), ("modalites.modalitesAccueil", "05"), ("modalites.modalitesAccueil", "99")]
        ),
        ("4-contacts", "vide", [("etape", "contacts")]),
        (
            "4-contacts", "refuses",
            [("etape", "contacts")] + Typed.contact("patients", 0, "2", "12<b>")
                + Typed.contact("patients", 1, "2", "") + Typed.contact("professionnels", 0, "2", "aline@")
        ),
        ("5-horaires", "vide", [("etape", "horaires")]),
        (
            "5-horaires", "refuses",
            [
                ("etape", "horaires"), ("horaires.07.1.0.debut", "9hh"), ("horaires.07.1.0.fin", ""),
                ("horaires.07.2.0.debut", "12:00"), ("horaires.07.2.0.fin", "9:00"),
                ("horaires.06.3.0.debut", "9"), ("horaires.06.3.0.fin", "12"),
                ("horaires.06.3.1.debut", "11"), ("horaires.06.3.1.fin", "13"),
            ]
        ),
    ]

    /// The six steps: never opened, validated, refused, drafts, to verify.
    static let steps: [Scene] =
        slugs.map { slug in
            Scene("etape-\(slug)-vide") { visitor in visitor.get(try visitor.enterWithOffers() + "/saisie/" + slug) }
        }
        + slugs.map { slug in
            Scene("etape-\(slug)-remplie") { visitor in
                let offer = try visitor.enterWithOffers()
                try visitor.fillEveryStep()
                visitor.get(offer + "/saisie/" + slug)
            }
        }
        + wrong.map { step, name, fields in
            Scene("etape-\(step)-erreur-\(name)", status: 422) { visitor in
                try visitor.enterWithOffers()
                try visitor.fill(step, fields)
            }
        }
        + wrong.filter { ["ages", "refuses"].contains($0.name) }.map { step, name, fields in
            Scene("etape-\(step)-brouillon-\(name)") { visitor in
                let offer = try visitor.enterWithOffers()
                try visitor.fill(step, fields, action: "enregistrer")
                visitor.get(offer + "/saisie/" + step)
            }
        }
        + slugs.map { slug in
            Scene("etape-\(slug)-a-verifier") { visitor in
                try validated(visitor)
                try visitor.changeTelephone()
                visitor.get(try visitor.firstOffer + "/saisie/" + slug)
            }
        }
        + [
            Scene("etape-1-repertoires-entreprise") { visitor in
                visitor.get(try visitor.enterWithOffers([Exemples.maisonDeSante]) + "/saisie/1-repertoires")
            }
        ]
}
