import Domain
import Synchronization
import TestSupport
import UseCases

@testable import Portal

extension Scene {
    private typealias Exercice = Orientation.Exercice

    /// For someone whom no space is for.
    static let orientation: [Scene] =
        [
            ("installation-recente", "MME", [Exercice(profession: "10", modes: ["L"])]),
            ("salarie", "M", [Exercice(profession: "60", modes: ["S"])]),
            ("sans-activite", "MME", [Exercice(profession: "70")]),
            ("en-formation", "M", [Exercice(profession: "10", categorie: "E")]),
            ("autre-profession", "MME", [Exercice(profession: "21", modes: ["L"])]),
            ("sans-profession", nil, []),
        ].map { (name: String, civilite: String?, exercices: [Orientation.Exercice]) in
            Scene("orientation-\(name)", status: 403) { $0.showCard(7, civilite: civilite, exercices) }
        } + [
            Scene("orientation-activite-terminee", status: 403) { visitor in
                try visitor.enterWithOffers()
                try visitor.test.take([Exemples.fiche(2)])
                visitor.forget()
                visitor.showCard(1)
            },
            Scene("orientation-droits-termines", status: 403) { visitor in
                try linked(visitor)
                let ended = JourCivil(rang: 0)
                try visitor.replaceRights(of: 5, by: [Habilitation(.porteurOffre, sur: .national, fin: ended)])
                visitor.forget()
                visitor.showCard()
            },
            Scene("orientation-deconnexion", status: 403) { visitor in
                visitor.provider.endSession.withLock { $0 = "https://psc.example/logout" }
                visitor.showCard()
            },
        ]

    /// Linking a card to an account.
    static let rattachement: [Scene] = [
        Scene("rattachement-presenter") { visitor in
            try visitor.enterByPassword(visitor.openAccount())
            visitor.get("/rattachement")
        },
        Scene("rattachement-par-carte") { visitor in
            try visitor.enterWithOffers()
            visitor.get("/rattachement")
        },
        Scene("rattachement") { try proved($0) },
        Scene("rattachement-erreurs", status: 422) { visitor in
            try proved(visitor)
            visitor.post([("prenom", ""), ("nom", "Autre <b>"), ("courriel", "bruno@")])
        },
        Scene("rattachement-autre-courriel", status: 422) { visitor in
            try proved(visitor)
            visitor.post([("prenom", "Aline"), ("nom", "EXEMPLE"), ("courriel", "bruno@exemple.fr")])
        },
        Scene("rattachement-reunion") { try merging($0) },
        Scene("rattachement-reunion-erreur", status: 422) { visitor in
            try merging(visitor)
            visitor.post([("prenom", "Aline"), ("nom", "EXEMPLE"), ("courriel", Visitor.courriel)])
        },
        Scene("rattachement-fait") { try linked($0) },
        Scene("rattachement-autre-personne", status: 403) { visitor in
            let id = try visitor.openAccount()
            visitor.showCard(6, prenom: "Bruno", nom: "AUTRE")
            try visitor.enterByPassword(id)
            visitor.get("/rattachement")
        },
    ]

    /// The choice of a space, and homes.
    static let espaces: [Scene] = [
        Scene("espace") { try both($0) },
        Scene("espace-erreur", status: 422) { visitor in
            try both(visitor)
            visitor.post([("espace", "autre")])
        },
        Scene("etablissement") { visitor in
            try both(visitor)
            visitor.post([("espace", "etablissement")])
        },
        Scene("administration") { visitor in
            try visitor.enterByPassword(visitor.openAccount([Habilitation(.support, sur: .region("84"))]))
            visitor.get("/administration")
        },
    ]

    private static func proved(_ visitor: Visitor) throws {
        let id = try visitor.openAccount()
        visitor.showCard()
        try visitor.enterByPassword(id)
        visitor.get("/rattachement")
    }

    private static func linked(_ visitor: Visitor) throws {
        try proved(visitor)
        visitor.post([("prenom", "Aline"), ("nom", "EXEMPLE"), ("courriel", Visitor.courriel)])
    }

    private static func merging(_ visitor: Visitor) throws {
        try visitor.enterWithOffers()
        visitor.forget()
        try visitor.enterByPassword(visitor.openAccount())
        visitor.get("/rattachement")
        visitor.post([], to: "/rattachement/carte")
        visitor.comeBack()
    }

    private static func both(_ visitor: Visitor) throws {
        try visitor.enterWithOffers()
        let place = try visitor.test.offres(Exemples.idNatPS(1))[0].value.porteur.structure
        try visitor.addRight(
            Habilitation(.responsableStructure, sur: .organisations([place]), fin: JourCivil(iso8601: "2027-06-30")))
        visitor.forget()
        visitor.signIn()
    }
}

extension Visitor {
    /// Puts rights in place of those of the account that a card opens.
    fileprivate func replaceRights(of rank: Int, by rights: [Habilitation]) throws {
        guard let id = try compteDeLaCarte(rank) else { return }
        try test.store.write { store in
            guard var found = try store.find(Compte.self, id) else { return }
            found.value.habilitations = rights
            try store.save(found.value, version: found.version, by: .exploitant("test"), now: Exemples.now)
        }
    }
}
