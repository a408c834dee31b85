import Domain
import Synchronization
import Testing
import UseCases

/// Linking a card to an account: one transaction, whatever happens at the same time.
@Suite struct RattacherCarteTests {
    private func withMenage(_ engine: Engine, _ body: (Menage) throws -> Void) throws {
        try engine.withStore { store, _ throws in try body(Menage(store)) }
    }

    @Test(
        "the card opens the account, which gets the liberal right that the registers know of",
        arguments: Engine.available)
    func links(engine: Engine) throws {
        try withMenage(engine) { menage throws in
            let card = MoyenConnexion.Preuve.proSanteConnect(menage.carte.idNatPS).cle
            #expect(try menage.link() == .rattachee)
            #expect(try menage.cles(Menage.etablissement) == [card, "courriel:" + Menage.courriel])
            let compte = try menage.compte(Menage.etablissement)
            #expect(compte.habilitations == [Menage.droit, .liberal(menage.carte.idNatPS)])
            #expect(compte.prenom == "aline" && compte.courriel == Menage.courriel)
            #expect(try menage.link() == .dejaRattachee)
            let found = try SeConnecter(store: menage.store)(menage.carte.idNatPS, now: Menage.now)
            #expect(found.id == Menage.etablissement)
        }
    }

    @Test(
        "makes one account of two, once accepted: rights, card and history go on, the emptied one is closed",
        arguments: Engine.available)
    func merges(engine: Engine) throws {
        try withMenage(engine) { menage throws in
            try menage.openLiberal()
            #expect(try menage.refus() == .aReunir)
            #expect(try menage.compte(Menage.liberal).fermeture == nil)
            #expect(try menage.link(reunit: true) == .reunis(ancien: Menage.liberal))
            let kept = try menage.compte(Menage.etablissement)
            #expect(kept.habilitations == [Menage.droit, .liberal(menage.carte.idNatPS)])
            #expect(kept.aAccepte("1.0") && kept.informationsValidees == Menage.now)
            let closed = try menage.compte(Menage.liberal)
            #expect(closed.reuniDans == Menage.etablissement && closed.fermeture != nil)
            #expect(closed.habilitations.isEmpty && closed.courriel == nil)
            #expect(try menage.cles(Menage.liberal).isEmpty)
            #expect(try menage.cles(Menage.etablissement).count == 2)
            #expect(
                try SeConnecter(store: menage.store)(menage.carte.idNatPS, now: Menage.now).id == Menage.etablissement)
            #expect(try menage.link(reunit: true) == .dejaRattachee)
        }
    }

    @Test("two tabs at once link it once", arguments: Engine.available, [false, true])
    func race(engine: Engine, merging: Bool) throws {
        try withMenage(engine) { menage throws in
            if merging { try menage.openLiberal() }
            let issues = Issues()
            try onThreads(4) { _ in
                let issue = try menage.link(reunit: true)
                issues.list.withLock { $0.append(issue) }
            }
            let done: RattacherCarte.Issue = merging ? .reunis(ancien: Menage.liberal) : .rattachee
            #expect(issues.list.withLock { list in list.filter { $0 == done }.count } == 1)
            #expect(issues.list.withLock { list in list.filter { $0 == .dejaRattachee }.count } == 3)
            #expect(try menage.cles(Menage.etablissement).count == 2)
        }
    }

    @Test("refuses a proof that is missing, old, from the future, or of a closed account")
    func proofs() throws {
        try withMenage(.sqlite) { menage throws in
            let both = menage.preuves
            #expect(try menage.refus(PreuvesRattachement(carte: both.carte)) == .preuves)
            #expect(try menage.refus(PreuvesRattachement(acces: both.acces)) == .preuves)
            #expect(try menage.refus(PreuvesRattachement()) == .preuves)
            #expect(try menage.refus(seconds: PreuvesRattachement.duree) == .preuves)
            #expect(try menage.refus(seconds: -1) == .preuves)
            let nobody = PreuvesRattachement(carte: both.carte, acces: .init(Exemple.id(9_999), date: Menage.now))
            #expect(try menage.refus(nobody) == .preuves)
            try menage.store.write { store in
                var found = try #require(try store.find(Compte.self, Menage.etablissement))
                found.value.fermeture = Menage.now
                try store.save(found.value, version: found.version, by: Exemple.auteur, now: Menage.now)
            }
            #expect(try menage.refus() == .preuves)
            #expect(try menage.cles(Menage.etablissement).count == 1)
        }
    }

    @Test(
        "refuses the card of someone else",
        arguments: [
            ("Aline", "EXEMPLE", false), ("ALINE", "Exemple-Martin", false), ("Aline", "de l’Exemple", false),
            ("Bruno", "EXEMPLE", true), ("Aline", "AUTRE", true), ("", "EXEMPLE", false),
        ])
    func person(prenom: String, nom: String, isRefused: Bool) throws {
        try withMenage(.sqlite) { menage throws in
            let card = PreuvesRattachement.Carte(menage.carte.idNatPS, prenom: prenom, nom: nom, date: Menage.now)
            let proofs = PreuvesRattachement(carte: card, acces: menage.preuves.acces)
            let use = RattacherCarte(store: menage.store)
            if isRefused {
                #expect(throws: RattacherCarte.Refus.autrePersonne) { try use.situation(proofs, now: Menage.now) }
                #expect(try menage.refus(proofs) == .autrePersonne)
            } else {
                #expect(try use.situation(proofs, now: Menage.now).compte.id == Menage.etablissement)
            }
        }
    }

    @Test("an account has one card: a second one is refused until the first is taken away")
    func secondCard() throws {
        try withMenage(.sqlite) { menage throws in
            #expect(try menage.link() == .rattachee)
            let other = PreuvesRattachement.Carte(
                try Exemple.idNatPS(7), prenom: "Aline", nom: "EXEMPLE", date: Menage.now)
            let proofs = PreuvesRattachement(carte: other, acces: menage.preuves.acces)
            #expect(try menage.refus(proofs) == .autreCarte)
            let detach = DetacherCarte(store: menage.store)
            #expect(try detach.isPossible(Menage.etablissement, now: Menage.now))
            try detach(by: Acteur(menage.compte(Menage.etablissement)), now: Menage.now)
            #expect(try menage.compte(Menage.etablissement).habilitations == [Menage.droit])
            #expect(try menage.cles(Menage.etablissement) == ["courriel:" + Menage.courriel])
            #expect(try menage.refus(proofs) == nil)
        }
    }

    @Test("the only means of an account, and the card of a liberal account, are not taken away")
    func lastMeans() throws {
        try withMenage(.sqlite) { menage throws in
            try menage.openLiberal()
            let detach = DetacherCarte(store: menage.store)
            for id in [Menage.liberal, Menage.etablissement] {
                #expect(try !detach.isPossible(id, now: Menage.now))
                let error = try #require(throws: UseCaseError.self) {
                    try detach(by: Acteur(menage.compte(id)), now: Menage.now)
                }
                #expect(error.code == .interdit)
            }
        }
    }

    @Test("tells everything that is to be corrected at once, and stores nothing")
    func declaration() throws {
        try withMenage(.sqlite) { menage throws in
            let typed = RattacherCarte.Declaration(prenom: " ", nom: "Autre", courriel: "bruno@exemple.fr")
            let error = try #require(throws: UseCaseError.self) {
                try RattacherCarte(store: menage.store)(menage.preuves, typed, reunit: false, now: Menage.now)
            }
            #expect(
                error.issues == [
                    ValidationIssue("prenom", .obligatoire), ValidationIssue("nom", .valeurDeLaCarte("EXEMPLE")),
                    ValidationIssue("courriel", .courrielDuCompte),
                ])
            #expect(try menage.cles(Menage.etablissement).count == 1)
        }
    }
}

private final class Issues: Sendable {
    let list = Mutex<[RattacherCarte.Issue]>([])
}
