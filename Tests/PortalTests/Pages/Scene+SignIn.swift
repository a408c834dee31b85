import Domain
import Synchronization
import TestSupport
import UseCases

extension Scene {
    /// Around signing in.
    static let signIn: [Scene] =
        [
            Scene("connexion") { $0.get("/") },
            Scene("connexion-retour") { $0.get("/offres/1/saisie/2-offre") },
            Scene("deconnecte") { visitor in
                try visitor.enterWithOffers()
                visitor.post([], to: "/deconnexion")
            },
            Scene("connexion-sans-demande", status: 400) {
                $0.get("/connexion/pro-sante-connect/retour?code=c&state=etat")
            },
            Scene("connexion-sans-offre", status: 403) { $0.signIn(3) },
            Scene("connexion-interrompue", status: 403) { visitor in
                visitor.get("/connexion/pro-sante-connect")
                visitor.get("/connexion/pro-sante-connect/retour?error=access_denied&state=etat")
            },
        ]
        + EchecIdentification.allCases.map { echec in
            Scene("connexion-\(echec)", status: echec == .fournisseurIndisponible ? 503 : 403) { visitor in
                visitor.provider.fail(echec)
                visitor.signIn()
            }
        }

    /// Proving again who one is, closing other sessions, signing out of the provider too.
    static let sessions: [Scene] = [
        Scene("verification") { visitor in
            try visitor.enterWithOffers()
            visitor.get("/connexion/verification?retour=/compte/courriel")
        },
        Scene("deconnecte-du-fournisseur") { visitor in
            try visitor.enterWithOffers()
            visitor.provider.endSession.withLock { $0 = "/deconnecte" }
            visitor.post([], to: "/deconnexion")
        },
    ]

    /// The pages of the first sign-in.
    static let account: [Scene] =
        [("vide", ""), ("incomplet", "aline@"), ("mssante", "aline@medecin.mssante.fr"), ("balises", "<b>\"&'")].map {
            (name: String, typed: String) in
            Scene("courriel-\(name)", status: 422) { visitor in
                try signedIn(visitor)
                visitor.post([("courriel", typed)])
            }
        } + [
            Scene("courriel") { try signedIn($0) },
            Scene("courriel-connu") { visitor in
                try visitor.enterWithOffers()
                visitor.get("/compte/courriel")
            },
            Scene("conditions") { visitor in
                try signedIn(visitor)
                visitor.post([("courriel", "aline@exemple.fr")])
            },
            Scene("conditions-non-lues") { visitor in
                try signedIn(visitor)
                visitor.post([("courriel", "aline@exemple.fr")])
                visitor.post([("version", "0.9"), ("finAffichee", "non")])
            },
            Scene("conditions-acceptees") { visitor in
                try visitor.enterWithOffers()
                visitor.get("/compte/conditions")
            },
            Scene("conditions-nouvelles") { visitor in
                try visitor.enterWithOffers()
                try visitor.publishConditions("2.0", in: 60)
                visitor.renew(after: 61)
            },
            Scene("conditions-saisie-gardee") { visitor in
                try visitor.enterWithOffers()
                try visitor.publishConditions("2.0", in: 60)
                visitor.renew(after: 61)
                visitor.post([("valeur", "été")], to: "/offres/1/anomalies", jeton: visitor.token)
            },
            Scene("informations") { visitor in
                try signedIn(visitor)
                visitor.post([("courriel", "aline@exemple.fr")])
                visitor.post([("version", "1.0"), ("finAffichee", "oui")])
            },
            Scene("informations-validees") { visitor in
                try visitor.enterWithOffers()
                visitor.get("/compte/informations")
            },
        ]

    private static func signedIn(_ visitor: Visitor) throws {
        try visitor.test.take([Exemples.fiche(1)])
        visitor.signIn()
    }
}
