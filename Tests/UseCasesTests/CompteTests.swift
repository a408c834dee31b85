import Domain
import Storage
import Synchronization
import TestSupport
import Testing
import UseCases

/// Signing in, the account and the sessions.
@Suite struct CompteTests {
    private let test: TestStore
    private let person = Exemples.idNatPS(1)
    private let now = Exemples.now

    init() throws { test = try TestStore() }

    @Test("refuses someone without liberal activity in the registers")
    func unknown() {
        let error = #expect(throws: UseCaseError.self) { try SeConnecter(store: test.store)(person, now: now) }
        #expect(error?.code == .interdit)
    }

    @Test("opens one account, kept at the next sign-in")
    func account() throws {
        try test.importer([Exemples.fiche(1)])
        let first = try SeConnecter(store: test.store)(person, now: now)
        #expect(try SeConnecter(store: test.store)(person, now: now.adding(days: 1)) == first)
    }

    @Test(
        "refuses an e-mail that is none, or of MSSanté",
        arguments: [("", Regle.obligatoire), ("aline", .courriel), ("aline@medecin.mssante.fr", .courrielHorsMSSante)])
    func email(typed: String, rule: Regle) throws {
        _ = try test.offreDUnePersonne(1)
        let account = TenirCompte(store: test.store)
        let error = #expect(throws: UseCaseError.self) {
            try account.enregistrerCourriel(typed, de: person, now: now)
        }
        #expect(error?.issues == [ValidationIssue("courriel", rule)])
        #expect(try account.consulter(person).compte.courriel == nil)
    }

    @Test("keeps e-mail, conditions and the confirmation of the information")
    func firstSignIn() throws {
        _ = try test.offreDUnePersonne(1)
        let account = TenirCompte(store: test.store)
        try account.enregistrerCourriel("aline@exemple.fr", de: person, now: now)
        try account.accepterConditions(version: "1.0", finAffichee: true, par: person, now: now)
        try account.accepterConditions(version: "1.0", finAffichee: true, par: person, now: now)
        try account.validerInformations(de: person, now: now)
        let compte = try account.consulter(person).compte
        #expect(compte.courriel == "aline@exemple.fr")
        #expect(compte.acceptations == [Compte.Acceptation(version: "1.0", date: now, finAffichee: true)])
        #expect(compte.informationsValidees == now && !compte.aAccepte("2.0"))
    }

    private func sessions() -> Sessions {
        let counter = Counter()
        return Sessions(
            store: SQLSessionStore(test.database), random: { Array(repeating: counter.next(), count: $0) },
            sha256: { $0 })
    }

    private let identity = IdentitePSC(
        idNatPS: Exemples.idNatPS(1), prenom: "Aline", nom: "EXEMPLE", professions: ["10"], idToken: "jeton")

    @Test("ends a session after half an hour without request, and after four hours in any case")
    func expiry() throws {
        let sessions = sessions()
        let token = try sessions.ouvrir(identity, now: now)
        #expect(try sessions.trouver(token, now: now.adding(seconds: 1799))?.nomAffiche == "Aline EXEMPLE")
        #expect(try sessions.trouver(token, now: now.adding(seconds: 1799 + 1801)) == nil)
        let busy = try sessions.ouvrir(identity, now: now)
        for minutes in stride(from: Int64(20), to: 240, by: 20) {
            #expect(try sessions.trouver(busy, now: now.adding(seconds: minutes * 60)) != nil)
        }
        #expect(try sessions.trouver(busy, now: now.adding(seconds: 4 * 3600)) == nil)
    }

    @Test("forgets a session that was closed")
    func close() throws {
        let sessions = sessions()
        let token = try sessions.ouvrir(identity, now: now)
        try sessions.fermer(token)
        #expect(try sessions.trouver(token, now: now) == nil)
    }

    @Test("serves a sign-in under way once, and not after its time")
    func signInOnce() throws {
        let sessions = sessions()
        let demande = DemandeConnexion(state: "s", nonce: "n", codeVerifier: "v", retour: "/mes-offres")
        let token = try sessions.commencer(demande, now: now)
        #expect(try sessions.reprendre(token, now: now) == demande)
        #expect(try sessions.reprendre(token, now: now) == nil)
        let late = try sessions.commencer(demande, now: now)
        #expect(try sessions.reprendre(late, now: now.adding(seconds: Sessions.dureeConnexion + 1)) == nil)
    }

    @Test("leads from a former commune to the present one")
    func communes() throws {
        let search = RechercherCommunes(store: test.store)
        #expect(try search("boce").map(\.commune.nom) == ["Baugé-en-Anjou"])
        #expect(try search("boce").first?.ancienNom == "Bocé")
        #expect(try search("st etienne").map(\.commune.nom) == ["Saint-Étienne"])
        #expect(try search("31410").map(\.commune.nom) == ["Saint-Hilaire"])
        #expect(try search("  ").isEmpty)
    }
}

/// Different bytes at each call.
private final class Counter: Sendable {
    private let value = Mutex<UInt8>(0)

    func next() -> UInt8 {
        value.withLock { value in
            value += 1
            return value
        }
    }
}
