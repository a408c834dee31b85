import Domain
import TestSupport

extension Scene {
    /// « Mes offres » in each state, and the page after the validation.
    static let offers: [Scene] = [
        Scene("mes-offres-a-completer") { try $0.enterWithOffers() },
        Scene("droits-perdus", status: 403) { visitor in
            try visitor.enterWithOffers()
            try visitor.test.take([Exemples.fiche(2)], publisher: visitor.publisher)
            visitor.get("/mes-offres")
        },
        Scene("mes-offres-deux") { try $0.enterWithOffers([Exemples.cabinet, Exemples.maisonDeSante]) },
        Scene("mes-offres-doublon") { visitor in
            var twin = Exemples.cabinet
            twin.cle = "R99777"
            twin.denominationEG = "CAB. EXEMPLE"
            try visitor.enterWithOffers([Exemples.cabinet, twin])
        },
        Scene("mes-offres-brouillon") { visitor in
            try visitor.enterWithOffers()
            try visitor.fill("2-offre", Typed.offre, action: "enregistrer")
        },
        Scene("mes-offres-validee") { visitor in
            try validated(visitor)
            visitor.get("/mes-offres")
        },
        Scene("mes-offres-validee-et-brouillon") { visitor in
            try validated(visitor)
            try visitor.fill("4-contacts", Typed.contacts, action: "enregistrer")
        },
        Scene("mes-offres-a-verifier") { visitor in
            try validated(visitor)
            try visitor.changeTelephone()
            visitor.get("/mes-offres")
        },
        Scene("mes-offres-anomalies") { visitor in
            let offer = try visitor.enterWithOffers()
            for element in ["telephone", "adresse"] {
                visitor.post([("element", element), ("valeurAttendue", "8 Rue DES LILAS")], to: offer + "/anomalies")
            }
            visitor.get("/mes-offres")
        },
        Scene("mes-offres-anomalie-corrigee") { visitor in
            let offer = try visitor.enterWithOffers()
            visitor.post([("element", "telephone"), ("valeurAttendue", "0199005678")], to: offer + "/anomalies")
            try visitor.changeTelephone()
            visitor.get("/mes-offres")
        },
        Scene("confirmation") { try validated($0) },
        Scene("confirmation-autre-offre") { visitor in
            try visitor.enterWithOffers([Exemples.cabinet, Exemples.maisonDeSante])
            try visitor.fillEveryStep()
            try visitor.validate()
        },
        Scene("confirmation-trop-tot") { visitor in
            visitor.get(try visitor.enterWithOffers() + "/confirmation")
        },
    ]

    /// Leads to the confirmation of a whole offer.
    static func validated(_ visitor: Visitor) throws {
        try visitor.enterWithOffers()
        try visitor.fillEveryStep()
        try visitor.validate()
    }
}
