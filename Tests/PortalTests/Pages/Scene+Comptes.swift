import Domain
import HTTP
import TestSupport
import UseCases

/// « Utilisateurs et profils », requests for accounts. The person signed in also administers.
extension Scene {
    static let comptes: [Scene] = [
        Scene("demande-compte") { $0.get("/demande-de-compte") },
        Scene("demande-compte-erreurs", status: 422) { visitor in
            visitor.get("/demande-de-compte")
            visitor.post([("nom", "<b>Nom</b>"), ("courriel", "x")], to: "/demande-de-compte")
        },
        Scene("demande-compte-recue") { visitor in
            try visitor.administer(nil)
            visitor.forget()
            visitor.request()
        },
        Scene("utilisateurs-vide") { visitor in
            try visitor.administer(Habilitation(.support, sur: .region("84")))
            visitor.get("/utilisateurs")
        },
        Scene("utilisateurs") { visitor in
            try visitor.administer()
            visitor.openAccount("Martineau")
            visitor.get("/utilisateurs?recherche=mart")
        },
        Scene("utilisateurs-introuvable") { visitor in
            try visitor.administer()
            visitor.get("/utilisateurs?recherche=<b>personne")
        },
        Scene("utilisateur-nouveau-erreurs", status: 422) { visitor in
            try visitor.administer()
            visitor.get("/utilisateurs/nouveau")
            visitor.post([("prenom", ""), ("nom", "Exemple"), ("courriel", "a@pro.mssante.fr")])
        },
        Scene("utilisateur") { visitor in
            try visitor.administer()
            visitor.openAccount("Martineau")
        },
        Scene("utilisateur-habilitation-erreurs", status: 422) { visitor in
            try visitor.administer()
            visitor.openAccount("Martineau")
            visitor.post(
                [("profil", ""), ("cible", "organisation"), ("finess", "12"), ("fin", "jamais")],
                to: visitor.path + "/habilitations")
        },
        Scene("utilisateur-habilitations") { visitor in
            try visitor.administer()
            visitor.openAccount("Martineau")
            visitor.post(
                [("profil", "responsable-structure"), ("cible", "organisation"), ("finess", "990000010")],
                to: visitor.path + "/habilitations")
        },
        Scene("utilisateur-fermeture") { visitor in
            try visitor.administer()
            visitor.openAccount("Martineau")
            visitor.get(visitor.path + "/fermer")
        },
        Scene("utilisateur-ferme") { visitor in
            try visitor.administer()
            visitor.openAccount("Martineau")
            visitor.post([], to: visitor.path + "/fermer")
        },
        Scene("demandes") { visitor in
            try visitor.administer()
            visitor.request()
            visitor.get("/demandes")
        },
        Scene("demande") { visitor in
            try visitor.administer()
            visitor.openRequest()
        },
        Scene("demande-refus-sans-motif", status: 422) { visitor in
            try visitor.administer()
            visitor.openRequest()
            visitor.post([("motif", " ")], to: visitor.path + "/refuser")
        },
        Scene("demande-traitee") { visitor in
            try visitor.administer()
            visitor.openRequest()
            let page = visitor.path
            visitor.post([("motif", "Doublon <b>")], to: page + "/refuser")
            visitor.get(page)
        },
        Scene("remplacement-sans-droit") { visitor in
            try visitor.administer()
            visitor.get("/remplacement")
        },
        Scene("remplacement-erreurs", status: 422) { visitor in
            try visitor.administer(Habilitation(.porteurOffre, sur: .organisations([Identifiant(rawValue: 1)])))
            visitor.get("/remplacement")
            visitor.post([("courriel", "inconnue@exemple.fr"), ("debut", "01/12/2026"), ("fin", "31/12/2026")])
        },
    ]
}

extension Visitor {
    /// Signs in as someone who has one more right, with an establishment in the directory.
    func administer(_ right: Habilitation? = Habilitation(.administrateurNational, sur: .national)) throws {
        try enterWithOffers()
        try test.store.write { store in
            var fiche = FicheStructure(
                cle: "F990000010", denominationEG: "CENTRE EXEMPLE", secteurActivite: "SA01", adresse: Adresse())
            fiche.adresse.communeCOG = CodeCommune("42218")
            fiche.numFINESS = NumFINESS("990000010")
            let place = EntiteGeographique(
                id: try store.newId(), cle: fiche.cle,
                rpps: ValeurSourcee(fiche, provenance: Exemples.provenance, date: Exemples.now), now: Exemples.now)
            try store.save(place, version: nil, by: .repertoire(Exemples.provenance), now: Exemples.now)
        }
        guard let right else { return }
        try addRight(right)
        choose(right.espace)
    }

    /// Chooses a space, for who has several.
    func choose(_ espace: Espace) {
        get("/espace")
        post([("espace", espace.rawValue)], to: "/espace")
    }

    /// Opens an account; ends on its page.
    func openAccount(_ name: String) {
        get("/utilisateurs/nouveau")
        post([("prenom", "Camille"), ("nom", name), ("courriel", "\(name.lowercased())@exemple.fr"), ("region", "84")])
    }

    /// Asks for an account.
    func request() {
        get("/demande-de-compte")
        post([
            ("prenom", "Dominique"), ("nom", "Exemple"), ("courriel", "dominique@exemple.fr"), ("finess", "990000010"),
            ("fonction", "Cadre de santé"), ("profil", "referent-disponibilite"), ("message", "Bonjour <b>"),
            ("accord", "oui"),
        ])
    }

    /// Asks for an account, then opens the request as the desk.
    func openRequest() {
        request()
        get("/demandes")
        get(page.firstMatch(of: #/\/demandes\/\d+/#).map { String($0.output) } ?? "/demandes/0")
    }
}
