import Domain
import TestSupport
import Testing

@Suite struct ClientMachineTests {
    private let now = Exemples.now

    private func client(
        nom: String = "Outil", courriel: String = "outil@exemple.fr", portees: [Portee] = [.lecture],
        end: Instant? = nil
    ) throws(ValidationIssue) -> ClientMachine {
        try ClientMachine(
            id: Identifiant(rawValue: 1), clientID: "client-1", nom: nom, organisation: "Éditeur", courriel: courriel,
            profilAcces: .public, portees: portees, perimetre: .national, dateExpiration: end, now: now)
    }

    @Test("refuses a client without name, address or scope")
    func rules() throws {
        #expect(throws: ValidationIssue("nom", .obligatoire)) { try client(nom: "  ") }
        #expect(throws: ValidationIssue("nom", .longueur(100))) { try client(nom: String(repeating: "a", count: 101)) }
        #expect(throws: ValidationIssue("nom", .caractereInterdit)) { try client(nom: "a\u{202E}b") }
        #expect(throws: ValidationIssue("courriel", .courriel)) { try client(courriel: "outil") }
        #expect(throws: ValidationIssue("portees", .auMoinsUn)) { try client(portees: []) }
        #expect(try client(portees: [.anomalie, .lecture, .anomalie]).portees == [.lecture, .anomalie])
    }

    @Test("is active until its end, or its revocation, which nothing takes back")
    func active() throws {
        var client = try client(end: now.adding(days: 1))
        try client.add(MoyenClient(.secret(empreinte: "ab"), now: now), now: now)
        #expect(client.isActive(now) && client.accepts(moyen: "secret:ab", now))
        #expect(!client.isActive(now.adding(days: 1)) && !client.accepts(moyen: "secret:ab", now.adding(days: 1)))
        client.revoke(now: now)
        client.revoke(now: now.adding(days: 1))
        #expect(client.dateRevocation == now && client.moyensValides(now).isEmpty)
    }

    @Test("replaces a secret without interruption, and forgets those that are over")
    func rotation() throws {
        var client = try client()
        try client.add(MoyenClient(.secret(empreinte: "old"), now: now), now: now)
        try client.add(MoyenClient(.cle(kid: "k", jwk: "{}"), now: now), now: now)
        client.endSecrets(at: now.adding(days: 7))
        try client.add(MoyenClient(.secret(empreinte: "new"), now: now, dateExpiration: now.adding(days: 9)), now: now)
        #expect(client.moyensValides(now).map(\.reference) == ["secret:old", "cle:k", "secret:new"])
        let later = now.adding(days: 7)
        #expect(client.moyensValides(later).map(\.reference) == ["cle:k", "secret:new"])
        client.endSecrets(at: now.adding(days: 90))
        #expect(!client.accepts(moyen: "secret:new", now.adding(days: 9)))
        try client.add(MoyenClient(.sujet("CN=a"), now: later), now: later)
        #expect(client.moyens.count == 3)
        #expect(client.remove(moyen: "cle:k") && !client.remove(moyen: "cle:k"))
    }

    @Test("has so many live means at most; one of the same reference takes the place of the other")
    func bounded() throws {
        var client = try client()
        for rank in 0..<ClientMachine.moyensAuPlus {
            try client.add(MoyenClient(.cle(kid: "\(rank)", jwk: "{}"), now: now), now: now)
        }
        #expect(throws: ValidationIssue("moyens", .auPlus(ClientMachine.moyensAuPlus))) {
            try client.add(MoyenClient(.cle(kid: "more", jwk: "{}"), now: now), now: now)
        }
        try client.add(MoyenClient(.cle(kid: "0", jwk: #"{"kty":"EC"}"#), now: now), now: now)
        #expect(client.moyens.count == ClientMachine.moyensAuPlus)
    }
}
