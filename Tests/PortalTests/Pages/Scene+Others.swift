import Domain
import HTTP
import TestSupport

extension Scene {
    /// « Déclarer une anomalie ».
    static let anomalies: [Scene] = [
        Scene("anomalies") { visitor in visitor.get(try visitor.enterWithOffers() + "/anomalies") },
        Scene("anomalies-element-choisi") { visitor in
            visitor.get(try visitor.enterWithOffers() + "/anomalies?element=telephone")
        },
        Scene("anomalies-declarees") { visitor in
            let address = try visitor.enterWithOffers() + "/anomalies"
            let words = ("description", "Depuis l’été <b>2026</b>")
            visitor.post([("element", "telephone"), ("valeurAttendue", "0199005678"), words], to: address)
            visitor.post([("element", "adresse"), ("valeurAttendue", "8 Rue DES LILAS")], to: address)
        },
        Scene("anomalies-annulee") { visitor in
            let address = try visitor.enterWithOffers() + "/anomalies"
            visitor.post([("element", "adresse"), ("valeurAttendue", "8 Rue DES LILAS")], to: address)
            let id = visitor.page.firstMatch(of: #/anomalie-(\d+)/#).map { String($0.output.1) } ?? ""
            visitor.post([("anomalie", id)], to: address + "/annuler")
        },
        Scene("anomalies-corrigee") { visitor in
            let address = try visitor.enterWithOffers() + "/anomalies"
            visitor.post([("element", "telephone"), ("valeurAttendue", "0199005678")], to: address)
            try visitor.changeTelephone()
            visitor.get(address)
        },
        refused("vide", element: "", valeur: ""),
        refused("meme-valeur", element: "nomExercice", valeur: "EXEMPLE"),
        refused("trop-longue", element: "adresse", valeur: String(repeating: "x", count: 301)),
    ]

    private static func refused(_ name: String, element: String, valeur: String) -> Scene {
        Scene("anomalies-erreur-\(name)", status: 422) { visitor in
            let address = try visitor.enterWithOffers() + "/anomalies"
            let fields = [("element", element), ("valeurAttendue", valeur), ("description", "mots <b>")]
            visitor.post(fields, to: address)
        }
    }

    /// What any site owes its visitors, and the pages of failures.
    static let information: [Scene] =
        ["aide", "accessibilite", "mentions-legales", "donnees-personnelles"].map { name in
            Scene(name) { $0.get("/" + name) }
        }
        + [
            Scene("aide-connecte") { visitor in
                try visitor.enterWithOffers()
                visitor.get("/aide")
            },
            Scene("erreur-403-formulaire", status: 403) { visitor in
                try visitor.enterWithOffers()
                visitor.post([], to: "/compte/courriel", jeton: "autre")
            },
            Scene("erreur-404", status: 404) { $0.get("/inconnu") },
            Scene("erreur-404-offre", status: 404) { visitor in
                try visitor.enterWithOffers()
                visitor.get("/offres/999999999/saisie/2-offre")
            },
            Scene("erreur-405", status: 405) { $0.post([], to: "/aide") },
        ]
        + [400, 403, 408, 409, 413, 415, 422, 431, 500, 501, 503, 504].map { status in
            Scene("erreur-\(status)", status: status) { $0.refused(status) }
        }
}
