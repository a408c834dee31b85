import Domain
import TestSupport
import Testing
import UseCases

@Suite struct GererClientsTests {
    private let test: TestStore
    private let gerer: GererClients
    private let operateur = Acteur.exploitant("client create")
    private let now = Exemples.now

    init() throws {
        test = try TestStore()
        gerer = GererClients(store: test.store, primitives: .tests)
    }

    private func demande(_ nom: String = "Outil", _ preuves: [MoyenClient.Preuve] = []) -> DemandeClient {
        var demande = DemandeClient(nom: nom, organisation: "Éditeur", courriel: "outil@exemple.fr")
        demande.preuves = preuves
        demande.finSecret = preuves.isEmpty ? now.adding(days: 1) : nil
        return demande
    }

    private func refusal(_ call: () throws -> Void) -> (code: UseCaseError.Code, attribut: String?)? {
        do {
            try call()
            return nil
        } catch { return (error as? UseCaseError).map { ($0.code, $0.issues.first?.attribut) } }
    }

    @Test("makes a secret of 256 bits that is told once, and a public identifier")
    func create() throws {
        let made = try gerer.create(demande(), by: operateur, now: now)
        #expect(made.secret?.count == 64 && made.client.clientID.wholeMatch(of: #/client-[0-9a-f]{16}/#) != nil)
        let kept = try gerer.client(made.client.clientID, by: operateur, now: now)
        #expect(kept == made.client && kept.moyens.count == 1)
        #expect(try gerer.create(demande("B", [.certificat(empreinte: "cd")]), by: operateur, now: now).secret == nil)
        #expect(try gerer.all(by: operateur, now: now).map(\.nom) == ["Outil", "B"])
    }

    @Test("is for the operator alone")
    func rights() throws {
        let made = try gerer.create(demande(), by: operateur, now: now)
        let id = made.client.clientID
        for profil in Profil.allCases where profil != .exploitant {
            let acteur = Acteur(
                .personne(compte: Identifiant(rawValue: 70), idNatPS: nil),
                habilitations: [Habilitation(profil, sur: .national)])
            guard !acteur.may(.exploiter, sur: .repertoire, le: now.heureDeParis.jour) else { continue }
            #expect(refusal { _ = try gerer.all(by: acteur, now: now) }?.code == .interdit)
            #expect(refusal { _ = try gerer.create(demande("B"), by: acteur, now: now) }?.code == .interdit)
            #expect(refusal { _ = try gerer.revoke(id, moyen: nil, by: acteur, now: now) }?.code == .interdit)
            #expect(refusal { _ = try gerer.client(id, by: acteur, now: now) }?.code == .interdit)
        }
    }

    @Test("refuses a name, a key or a certificate that another client has, and gives those of a revoked one again")
    func unique() throws {
        let first = try gerer.create(demande("A", [.certificat(empreinte: "cd")]), by: operateur, now: now).client
        #expect(refusal { _ = try gerer.create(demande("A"), by: operateur, now: now) }?.attribut == "nom")
        let again = demande("B", [.certificat(empreinte: "cd")])
        #expect(refusal { _ = try gerer.create(again, by: operateur, now: now) }?.attribut == "preuve")
        _ = try gerer.revoke(first.clientID, moyen: nil, by: operateur, now: now)
        #expect(try gerer.create(again, by: operateur, now: now).client.moyens.count == 1)
    }

    @Test("changes and revokes what is there, and nothing of a revoked client")
    func edit() throws {
        let id = try gerer.create(demande(), by: operateur, now: now).client.clientID
        #expect(refusal { _ = try gerer.client("client-0", by: operateur, now: now) }?.code == .introuvable)
        #expect(
            refusal { _ = try gerer.revoke(id, moyen: "secret:0", by: operateur, now: now) }?.code == .introuvable)
        var changement = ChangementClient()
        #expect(changement.isEmpty)
        changement.profilAcces = .profil5
        #expect(try gerer.grant(id, changement, by: operateur, now: now).profilAcces == .profil5)
        let next = try gerer.rotate(
            id, until: now.adding(days: 9), keptUntil: now.adding(seconds: 1), by: operateur, now: now)
        #expect(next.client.moyensValides(now).count == 2)
        #expect(next.client.moyensValides(now.adding(seconds: 1)).count == 1)
        #expect(try gerer.revoke(id, moyen: nil, by: operateur, now: now).dateRevocation == now)
        #expect(refusal { _ = try gerer.grant(id, changement, by: operateur, now: now) }?.code == .interdit)
        #expect(try gerer.revoke(id, moyen: nil, by: operateur, now: now.adding(days: 1)).dateRevocation == now)
    }
}
