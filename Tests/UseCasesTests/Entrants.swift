import Domain
import Storage
import TestSupport
import Testing
import UseCases

/// People who sign in by a password: a liberal professional, and somebody whose account the desk made.
struct Entrants {
    let bureau: Bureau
    let acces: AccesMotDePasse
    let connecter: ConnecterParMotDePasse
    let choisir: ChoisirMotDePasse
    let courriels: TenirCourriel
    let sessions: Sessions
    let aline: Acteur
    let now = Exemples.now
    static let secret = "la girafe mauve danse"

    init(hachage: MotsDePasse.Hachage = .tests) throws {
        bureau = try Bureau()
        let store = bureau.test.store
        acces = try AccesMotDePasse(secret: [1], primitives: .tests, hachage: hachage)
        sessions = Sessions(store: SQLSessionStore(bureau.test.database), primitives: .tests)
        connecter = ConnecterParMotDePasse(store: store, freins: acces.freins, motsDePasse: acces.motsDePasse)
        choisir = ChoisirMotDePasse(
            store: store, freins: acces.freins, liens: acces.liens, motsDePasse: acces.motsDePasse, sessions: sessions
        ) { "https://ror.example/lien/\($0)" }
        courriels = TenirCourriel(store: store, freins: acces.freins, liens: acces.liens) {
            "https://ror.example/courriel/\($0)"
        }
        _ = try bureau.test.offreDUnePersonne(1)
        aline = Acteur(try SeConnecter(store: store)(Exemples.idNatPS(1), now: Exemples.now))
    }

    var compte: Compte {
        get throws { try TenirCompte(store: bureau.test.store).compte(#require(aline.compte), now: now) }
    }

    /// Makes an account as the desk does: with an e-mail that nobody confirmed.
    @discardableResult
    func parLeGuichet(_ courriel: String) throws -> Identifiant {
        try bureau.test.store.write { store in
            var compte = Compte(id: try store.newId(), habilitations: [], dateCreation: now)
            compte.courriel = courriel
            try store.save(compte, version: nil, by: .exploitant("test"), now: now)
            try store.setCourrielConnexion(courriel, of: compte.id, by: .exploitant("test"), now: now)
            return compte.id
        }
    }

    /// Gives and confirms an e-mail for Aline.
    func confirme(_ courriel: String = "aline@exemple.fr") throws {
        try courriels.record(courriel, by: aline, now: now)
        let token = try #require(try bureau.test.takeJeton(courriel, now: now))
        #expect(try courriels.confirm(token: token, now: now) == .confirme(courriel))
    }

    /// Chooses a password by a link.
    func choisit(_ typed: String = secret, _ courriel: String = "aline@exemple.fr") throws {
        try choisir.ask(courriel, from: nil, now: now)
        let token = try #require(try bureau.test.takeJeton(courriel, now: now))
        #expect(try choisir.choose(typed, token: token, now: now))
    }

    func essai(
        _ typed: String = secret, _ courriel: String = "aline@exemple.fr", adresse: String? = "1",
        appareil: String? = nil, after seconds: Int64 = 0
    ) throws -> Identifiant? {
        try connecter(
            .init(courriel: courriel, motDePasse: typed, adresse: adresse, appareil: appareil),
            now: now.adding(seconds: seconds))?.id
    }

    /// The seconds to wait that a try is told; 0 when it is looked at.
    func attente(_ work: () throws -> Void) throws -> Int {
        do {
            try work()
            return 0
        } catch let error as UseCaseError {
            guard case .freine(let seconds) = error.code else { throw error }
            return seconds
        }
    }
}
