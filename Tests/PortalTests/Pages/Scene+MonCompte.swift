import Domain
import TestSupport
import Testing
import UseCases

extension Scene {
    /// « Mon compte » and its pages.
    static let monCompte: [Scene] =
        [("compte", ""), ("compte-donnees", "/donnees"), ("compte-preferences", "/preferences")].map { name, path in
            Scene(name) { visitor in
                try visitor.enterWithOffers()
                visitor.get("/compte" + path)
            }
        } + [
            Scene("compte-mot-de-passe") { visitor in
                try visitor.enterWithPassword()
                try visitor.setUpSecondFacteur()
                try visitor.addRight(
                    Habilitation(
                        .autorite, sur: .region("84"), debut: JourCivil(iso8601: "2026-01-01"),
                        fin: JourCivil(iso8601: "2026-12-31")))
                visitor.get("/compte")
            },
            Scene("compte-sessions") { visitor in
                try visitor.enterWithPassword()
                visitor.get("/compte/sessions")
            },
            Scene("compte-sessions-autre") { visitor in
                try visitor.enterWithOffers()
                try visitor.addPassword()
                visitor.forget()
                try visitor.enterByPassword()
                visitor.get("/compte/sessions")
            },
            Scene("compte-sessions-fermees") { visitor in
                try visitor.enterWithPassword()
                visitor.get("/compte/sessions")
                visitor.post([], to: "/compte/sessions/fermer-les-autres")
            },
            Scene("compte-preferences-sombre") { visitor in
                try visitor.enterWithOffers()
                visitor.get("/compte/preferences")
                visitor.post([("apparence", "sombre")])
            },
            Scene("compte-preferences-sans-choix", status: 422) { visitor in
                try visitor.enterWithOffers()
                visitor.get("/compte/preferences")
                visitor.post([("apparence", "rose")])
            },
        ]

    /// Setting a second factor up, and changing it.
    static let secondFacteur: [Scene] =
        [
            Scene("second-facteur-carte") { visitor in
                try visitor.enterWithOffers()
                visitor.get("/compte/second-facteur")
            },
            Scene("second-facteur") { visitor in
                try visitor.enterWithPassword()
                visitor.get("/compte/second-facteur")
            },
            Scene("second-facteur-obligatoire") { visitor in
                try visitor.enterWithPassword()
                try visitor.addRight(Visitor.administration)
                visitor.get("/mes-offres")
            },
            Scene("second-facteur-activation") { visitor in
                try visitor.enterWithPassword()
                _ = try visitor.beginSetUp()
            },
            Scene("second-facteur-codes") { visitor in
                try visitor.enterWithPassword()
                try visitor.setUpSecondFacteur()
            },
            Scene("second-facteur-actif") { visitor in
                try visitor.enterWithPassword()
                try visitor.setUpSecondFacteur()
                visitor.get("/compte/second-facteur")
            },
            change("second-facteur-nouveaux-codes", "codes-secours"),
            change("second-facteur-nouveaux-codes-erreur", "codes-secours", typed: "000000", status: 422),
            change("second-facteur-desactivation", "desactivation"),
            change("second-facteur-desactivation-erreur", "desactivation", typed: "", status: 422),
        ]
        + [("vide", ""), ("forme", "12<b>"), ("faux", "000 000")].map { (name: String, typed: String) in
            Scene("second-facteur-activation-\(name)", status: 422) { visitor in
                try visitor.enterWithPassword()
                _ = try visitor.beginSetUp()
                visitor.post([("code", typed)])
            }
        }

    private static func change(_ name: String, _ path: String, typed: String? = nil, status: Int = 200) -> Scene {
        Scene(name, status: status) { visitor in
            try visitor.enterWithPassword()
            try visitor.setUpSecondFacteur()
            visitor.get("/compte/second-facteur/" + path)
            if let typed { visitor.post([("code", typed)]) }
        }
    }

    /// The code that is asked at sign-in.
    static let connexionSecondFacteur: [Scene] =
        [
            asked("connexion-code") { _ in },
            asked("connexion-code-secours") { $0.get("/connexion/second-facteur/code-secours") },
            asked("connexion-code-freine", status: 429) { visitor in
                for _ in 0...Limites.codesFaux.value { visitor.post([("code", "000000")]) }
            },
        ]
        + [("vide", ""), ("forme", "12"), ("faux", "000000")].map { (name: String, typed: String) in
            asked("connexion-code-\(name)", status: 422) { $0.post([("code", typed)]) }
        }
        + [("vide", ""), ("forme", "123456"), ("faux", "AAAA-AAAA-AAAA-AAAA")].map { (name: String, typed: String) in
            asked("connexion-code-secours-\(name)", status: 422) { visitor in
                visitor.get("/connexion/second-facteur/code-secours")
                visitor.post([("code", typed)])
            }
        }

    private static func asked(
        _ name: String, status: Int = 200, _ then: @escaping @Sendable (Visitor) throws -> Void
    ) -> Scene {
        Scene(name, status: status) { visitor in
            try visitor.enterWithPassword()
            try visitor.setUpSecondFacteur()
            visitor.forget()
            try visitor.enterByPassword()
            try then(visitor)
        }
    }
}
