import Domain
import TestSupport
import UseCases

extension Scene {
    /// Passwords, their links, and the confirmation of an e-mail.
    static let passwords: [Scene] =
        [
            Scene("connexion-mot-de-passe-refuse", status: 422) { visitor in
                visitor.get("/connexion")
                visitor.post(
                    [("courriel", "<b>\"&'"), ("motDePasse", "x"), ("retour", "/aide")], to: "/connexion/mot-de-passe")
            },
            Scene("connexion-freinee", status: 429) { visitor in
                for _ in 0..<6 {
                    visitor.get("/connexion")
                    visitor.post(
                        [("courriel", "aline@exemple.fr"), ("motDePasse", "x")], to: "/connexion/mot-de-passe")
                }
            },
            Scene("mot-de-passe-oublie") { $0.get("/mot-de-passe-oublie") },
            Scene("mot-de-passe-oublie-incomplet", status: 422) { visitor in
                visitor.get("/mot-de-passe-oublie")
                visitor.post([("courriel", "aline@")])
            },
            Scene("mot-de-passe-oublie-freine", status: 429) { visitor in
                for rank in 0..<21 {
                    visitor.get("/mot-de-passe-oublie")
                    visitor.post([("courriel", "p\(rank)@exemple.fr")])
                }
            },
            Scene("mot-de-passe-oublie-envoye") { $0.get("/mot-de-passe-oublie/envoye") },
            Scene("mot-de-passe-lien") { visitor in
                visitor.get("/mot-de-passe-oublie/lien/" + (try visitor.link()))
            },
            Scene("mot-de-passe-lien-perime", status: 410) { $0.get("/mot-de-passe-oublie/lien/x") },
            Scene("mot-de-passe-enregistre") { $0.get("/mot-de-passe-oublie/enregistre") },
            Scene("mot-de-passe-changement") { visitor in
                _ = try visitor.link()
                visitor.get("/compte/mot-de-passe")
            },
            Scene("mot-de-passe-modifie") { visitor in
                _ = try visitor.link()
                visitor.get("/compte/mot-de-passe")
                visitor.post([("motDePasse", "la girafe mauve danse")])
            },
            Scene("mot-de-passe-sans-adresse", status: 403) { visitor in
                try visitor.enterWithOffers()
                visitor.get("/compte/mot-de-passe")
            },
            Scene("verification-mot-de-passe") { visitor in
                try visitor.enterWithPassword()
                visitor.get("/connexion")
                visitor.post(
                    [("courriel", "aline@exemple.fr"), ("motDePasse", "la girafe mauve danse")],
                    to: "/connexion/mot-de-passe")
                visitor.wait(11 * 60)
                visitor.get("/compte/mot-de-passe")
            },
            Scene("courriel-verification") { visitor in
                try visitor.enterWithOffers()
                visitor.get("/compte/courriel/verification")
            },
            Scene("courriel-renvoye") { visitor in
                try visitor.enterWithOffers()
                visitor.get("/compte/courriel/verification")
                visitor.post([])
            },
            Scene("courriel-lien") { visitor in
                try visitor.enterWithOffers()
                visitor.get("/compte/courriel/lien/" + (try visitor.test.takeJeton("aline@exemple.fr") ?? ""))
            },
            Scene("courriel-confirme") { visitor in
                try visitor.enterWithOffers()
                visitor.get("/compte/courriel/lien/" + (try visitor.test.takeJeton("aline@exemple.fr") ?? ""))
                visitor.post([])
            },
            Scene("courriel-lien-perime", status: 410) { $0.get("/compte/courriel/lien/x") },
        ]
        + [
            ("vide", ""), ("court", "trop court"), ("courant", "motdepasse2026"), ("personnel", "aline@exemple.fr"),
            ("long", String(repeating: "kz7!pq0m", count: 17)),
        ].map { (name: String, typed: String) in
            Scene("mot-de-passe-lien-\(name)", status: 422) { visitor in
                visitor.get("/mot-de-passe-oublie/lien/" + (try visitor.link()))
                visitor.post([("motDePasse", typed)])
            }
        }
}
