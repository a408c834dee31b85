import Cryptography
import Domain
import FHIRServer
import Foundation
import HTTP
import OAuth
import TestSupport
import Testing
import UseCases

/// RFC 6750 (tokens in requests) and RFC 8705 (mutual TLS), at the FHIR API.
@Suite struct BearerTests {
    private let world: ClientWorld
    private let client: ClientMachine
    private let token: String

    init() throws {
        world = try ClientWorld()
        let made = try world.create { $0.profilAcces = .profil2 }
        client = made.client
        token = try ClientWorld.token(world.ask(client.clientID, try #require(made.secret)))
    }

    @Test("makes the consumer of a token: its name, profile, scopes and rights")
    func consommateur() throws {
        let found = try world.jetons.consommateur(token, certificat: nil, now: world.now)
        #expect(found.acteur.identite == .client("Outil exemple") && found.profil == .profil2)
        #expect(found.portees == Portee.allCases)
        #expect(found.acteur.habilitations.map(\.profil) == [.consommateur, .outilDisponibilite])
        #expect(Consommateur.public.profil == .profil0 && Consommateur.public.acteur.habilitations.isEmpty)
    }

    @Test("serves a right token and, while the API is public, who shows none")
    func served() {
        #expect(world.read(token).status == 200 && world.read(token, isPublic: false).status == 200)
        #expect(world.read(nil).status == 200)
        #expect(world.read(nil, "/fhir/metadata", isPublic: false).status == 200)
    }

    @Test("asks for a token where the API is not public, and where what is shown is none")
    func challenged() throws {
        let nothing = world.read(nil, isPublic: false)
        #expect(nothing.status == 401 && nothing.headers["WWW-Authenticate"] == "Bearer realm=\"ror\"")
        let outcome = try ClientWorld.json(nothing)
        let issues = outcome["issue"] as? [[String: String]]
        #expect(outcome["resourceType"] as? String == "OperationOutcome" && issues?.first?["code"] == "login")
        for value in ["Basic YTpi", "Bearer", "Bearer a b", "", "Token x"] {
            let request = Request(.get, "/fhir/Location", headers: Headers([("Authorization", value)]))
            #expect(world.api().respond(to: request).status == 401, "\(value)")
        }
        let twice = Headers([("Authorization", "Bearer " + token), ("Authorization", "Bearer " + token)])
        #expect(world.api().respond(to: Request(.get, "/fhir/Location", headers: twice)).status == 401)
        // Neither the address nor a form carries a token (RFC 6750 §2.3).
        #expect(world.read(nil, "/fhir/Location?access_token=\(token)", isPublic: false).status == 401)
    }

    @Test("refuses a token that was changed, made elsewhere or is over")
    func wrong() throws {
        var changed = Array(token.utf8)
        changed[changed.count / 2] = changed[changed.count / 2] == 0x41 ? 0x42 : 0x41
        let elsewhere = JetonsAcces(clients: world.clients, secret: Array("other".utf8), primitives: .tests)
        let moyen = try #require(client.moyens.first)
        let foreign = try elsewhere.issue(to: client, by: moyen, portees: [.lecture], certificat: nil, now: world.now)
        for text in [
            String(decoding: changed, as: UTF8.self), foreign.texte, "x", String(repeating: "A", count: 10_000),
        ] {
            let response = world.read(text)
            #expect(response.status == 401)
            #expect(response.headers["WWW-Authenticate"]?.contains("error=\"invalid_token\"") == true)
        }
        world.clock.pass(seconds: 600)
        try world.clients.refresh(now: world.now)
        let over = world.read(token)
        #expect(over.status == 401 && String(decoding: over.body, as: UTF8.self).contains("expired"))
    }

    @Test("ends the tokens of a revoked client, of a revoked secret and of an ended client as soon as they are known")
    func revoked() throws {
        _ = try world.gerer.revoke(
            client.clientID, moyen: try #require(client.moyens.first).reference, by: world.operateur, now: world.now)
        #expect(world.read(token).status == 200)
        try world.clients.refresh(now: world.now)
        #expect(world.read(token).status == 401)
        let other = try world.create { $0.nom = "Autre" }
        let second = try ClientWorld.token(world.ask(other.client.clientID, try #require(other.secret)))
        #expect(world.read(second).status == 200)
        _ = try world.gerer.revoke(other.client.clientID, moyen: nil, by: world.operateur, now: world.now)
        try world.clients.refresh(now: world.now)
        #expect(world.read(second).status == 401)
    }

    @Test("lets a token do less once its client may do less")
    func lessened() throws {
        var changement = ChangementClient()
        changement.portees = [.lecture]
        changement.profilAcces = .profil1
        changement.perimetre = .region("84")
        _ = try world.gerer.grant(client.clientID, changement, by: world.operateur, now: world.now)
        try world.clients.refresh(now: world.now)
        let found = try world.jetons.consommateur(token, certificat: nil, now: world.now)
        #expect(found.portees == [.lecture] && found.profil == .profil1)
        #expect(found.acteur.habilitations == [Habilitation(.consommateur, sur: .region("84"))])
    }

    @Test("does not believe in clients that were not read for a minute")
    func stale() {
        world.clock.pass(seconds: 60)
        #expect(world.read(token).status == 503)
        #expect(world.read(nil).status == 200)
    }

    @Test("tells in the CapabilityStatement how to authenticate")
    func capabilities() throws {
        let statement = try ClientWorld.json(world.read(nil, "/fhir/metadata"))
        let rest = try #require((statement["rest"] as? [[String: Any]])?.first)
        let security = try #require(rest["security"] as? [String: Any])
        let text = String(decoding: try JSONSerialization.data(withJSONObject: security), as: UTF8.self)
        #expect(text.contains("restful-security-service") && text.contains("OAuth"))
        #expect(text.replacing("\\/", with: "/").contains(ClientWorld.base + "/oauth2/token"))
    }
}
