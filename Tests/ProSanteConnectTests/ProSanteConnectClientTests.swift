import Cryptography
import DemoPSC
import Domain
import HTTP
import HTTPClient
import ProSanteConnect
import Synchronization
import Testing
import UseCases

@Suite("Pro Santé Connect: the journey")
struct ProSanteConnectClientTests {
    @Test("takes the identity of a person who signed in", arguments: [false, true], [false, true])
    func journey(asJWT: Bool, secretInForm: Bool) throws {
        let world = try DemoWorld { $0.userinfoAsJWT = asJWT }
        if secretInForm { world.configuration.clientAuthentication = .post(secret: "s:e%c&ret") }
        let identite = try world.identify(world.client())
        #expect(identite.idNatPS.description == "810999000010")
        #expect(identite.prenom == "Paul")
        #expect(identite.nom == "EXEMPLE")
        #expect(identite.professions == ["10"])
        #expect(identite.idToken.split(separator: ".").count == 3)
    }

    @Test("takes the identity of persons without right, for the page to explain")
    func withoutRight() throws {
        let world = try DemoWorld()
        #expect(try world.identify(world.client(), as: DemoPerson.sansDroit[0].idNat).professions == ["21"])
        #expect(try world.identify(world.client(), as: DemoPerson.sansDroit[1].idNat).professions == [])
    }

    @Test("asks for the true scope and level, with secrets of its own each time")
    func request() throws {
        let world = try DemoWorld()
        let client = world.client()
        let (address, demande) = try client.begin(retour: "/mes-offres")
        let fields = FormFields(encoded: address.split(separator: "?")[1].utf8)
        #expect(address.hasPrefix("http://127.0.0.1"))
        #expect(address.contains("/auth?"))
        #expect(fields["scope"] == "openid scope_all")
        #expect(fields["acr_values"] == "eidas1")
        #expect(fields["state"] == demande.state)
        #expect(fields["nonce"] == demande.nonce)
        #expect(fields["code_challenge"] == Base64URL.encode(Digest.sha256(demande.codeVerifier.utf8)))
        #expect(demande.retour == "/mes-offres")
        let other = try client.begin(retour: nil).demande
        #expect(Set([demande.state, demande.nonce, demande.codeVerifier, other.state, other.nonce]).count == 5)
    }

    @Test("gives the state back, and the refusal of the person")
    func refusal() throws {
        let world = try DemoWorld()
        let (address, demande) = try world.client().begin(retour: nil)
        let accepted = try world.signIn(address)
        #expect(accepted["state"] == demande.state)
        let refused = try world.signIn(address, action: "refuser")
        #expect(refused["error"] == "access_denied")
        #expect(refused["state"] == demande.state)
    }

    @Test("refuses a code used twice, too old, or with another PKCE secret")
    func codes() throws {
        let world = try DemoWorld()
        let client = world.client()
        var (address, demande) = try client.begin(retour: nil)
        let code = try #require(try world.signIn(address)["code"])
        _ = try client.identifier(code: code, demande: demande)
        #expect(throws: EchecIdentification.codeRefuse) { try client.identifier(code: code, demande: demande) }
        let late = try #require(try world.signIn(address)["code"])
        world.clock.seconds.wrappingAdd(61, ordering: .relaxed)
        #expect(throws: EchecIdentification.codeRefuse) { try client.identifier(code: late, demande: demande) }
        (address, demande) = try client.begin(retour: nil)
        let stolen = try #require(try world.signIn(address)["code"])
        demande.codeVerifier = "autre"
        #expect(throws: EchecIdentification.codeRefuse) { try client.identifier(code: stolen, demande: demande) }
    }

    @Test("says that the provider is in error when it refuses the client secret")
    func wrongSecret() throws {
        let world = try DemoWorld()
        world.configuration.clientAuthentication = .basic(secret: "autre")
        #expect(throws: EchecIdentification.erreurFournisseur) { try world.identify(world.client()) }
    }

    @Test("reads discovery once an hour, and again after a failure")
    func discovery() throws {
        let world = try DemoWorld()
        let counter = Counter()
        let client = world.client { request, response in
            guard request.url.hasSuffix("/.well-known/wallet-openid-configuration") else { return response }
            var answer = response
            if counter.next() == 1 { answer.status = 500 }
            return answer
        }
        #expect(throws: EchecIdentification.fournisseurIndisponible) { try client.begin(retour: nil) }
        for _ in 0..<3 { _ = try client.begin(retour: nil) }
        #expect(counter.count == 2)
        world.clock.seconds.wrappingAdd(3_601, ordering: .relaxed)
        _ = try client.begin(retour: nil)
        #expect(counter.count == 3)
    }

    @Test("takes addresses from its settings rather than from discovery")
    func overrides() throws {
        let world = try DemoWorld()
        let paths = world.issuer + "/protocol/openid-connect"
        world.configuration.discoveryPath = "/absent"
        #expect(throws: EchecIdentification.fournisseurIndisponible) { try world.identify(world.client()) }
        world.configuration.endpoints.authorization = String(world.issuer.dropLast("/realms/esante-wallet".count))
        world.configuration.endpoints.token = paths + "/token"
        world.configuration.endpoints.userinfo = paths + "/userinfo"
        world.configuration.endpoints.keys = paths + "/certs"
        #expect(try world.identify(world.client()).nom == "EXEMPLE")
    }

    @Test(
        "takes no address in clear from an issuer in https", arguments: ["token_endpoint", "end_session_endpoint", ""])
    func clear(name: String) throws {
        let names = [
            "authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri", "end_session_endpoint",
        ]
        let addresses = names.map { "\"\($0)\":\"\($0 == name ? "http" : "https")://psc.example/\($0)\"" }
        let document = "{\"issuer\":\"https://psc.example\",\(addresses.joined(separator: ","))}"
        let world = try DemoWorld()
        var answer = try HTTPClient(allowsPlainHTTP: true).send(
            .init(.get, world.issuer + world.configuration.discoveryPath))
        answer.body = Array(document.utf8)
        let client = ProSanteConnectClient(
            configuration: ProSanteConnectConfiguration(
                issuer: "https://psc.example", clientID: "ror", clientAuthentication: .basic(secret: "s"),
                redirectURI: DemoWorld.redirectURI),
            send: { [answer] _ in answer },
            now: { Instant(milliseconds: 0) }, random: randomBytes)
        if name.isEmpty {
            #expect(try client.begin(retour: nil).adresse.hasPrefix("https://psc.example/authorization_endpoint?"))
        } else {
            #expect(throws: EchecIdentification.fournisseurIndisponible) { try client.begin(retour: nil) }
        }
    }

    @Test("signs out at the provider, which goes back to the registered address only")
    func signOut() throws {
        let world = try DemoWorld()
        let client = world.client()
        let idToken = try world.identify(client).idToken
        let address = try #require(
            client.adresseDeconnexion(idToken: idToken, retour: DemoWorld.logoutURI, state: "e&1"))
        let back = try HTTPClient(allowsPlainHTTP: true).send(.init(.get, address)).headers["Location"]
        #expect(back == DemoWorld.logoutURI + "?state=e%261")
        let other = try #require(
            client.adresseDeconnexion(idToken: idToken, retour: "http://autre.invalid/", state: "e"))
        #expect(try HTTPClient(allowsPlainHTTP: true).send(.init(.get, other)).status == 400)
    }

    @Test("signs out with what is known already, however old, and never asks the network")
    func signOutWithoutNetwork() throws {
        let world = try DemoWorld()
        let calls = Counter()
        let client = world.client { _, response in
            _ = calls.next()
            return response
        }
        #expect(client.adresseDeconnexion(idToken: "a.b.c", retour: DemoWorld.logoutURI, state: "e") == nil)
        #expect(calls.count == 0)
        _ = try client.begin(retour: nil)
        world.clock.seconds.wrappingAdd(7_200, ordering: .relaxed)
        #expect(client.adresseDeconnexion(idToken: "a.b.c", retour: DemoWorld.logoutURI, state: "e") != nil)
        #expect(calls.count == 1)
    }

    @Test("a token endpoint that keeps silent costs five waits, then each answer comes at once")
    func silentTokenEndpoint() throws {
        let world = try DemoWorld()
        world.configuration.endpoints.token = "http://127.0.0.1:1/token"
        let client = HTTPClient(allowsPlainHTTP: true)
        let tried = Counter()
        let provider = ProSanteConnectClient(
            configuration: world.configuration,
            send: { request in
                do { return try client.send(request) } catch HTTPClientError.unreachable(let code) {
                    _ = tried.next()
                    throw HTTPClientError.unreachable(code: code)
                }
            }, now: { Instant(milliseconds: 1_790_000_000_000) }, random: randomBytes)
        let demande = try provider.begin(retour: nil).demande
        for _ in 0..<20 {
            #expect(throws: EchecIdentification.fournisseurIndisponible) {
                try provider.identifier(code: "c", demande: demande)
            }
        }
        #expect(tried.count == 5)
    }

    @Test("says that the provider does not answer")
    func unreachable() throws {
        let world = try DemoWorld()
        world.configuration.issuer = "http://127.0.0.1:1/auth"
        #expect(throws: EchecIdentification.fournisseurIndisponible) { try world.client().begin(retour: nil) }
    }
}

/// Counts calls.
final class Counter: Sendable {
    private let calls = Atomic<Int>(0)

    func next() -> Int {
        calls.wrappingAdd(1, ordering: .relaxed).newValue
    }

    var count: Int {
        calls.load(ordering: .relaxed)
    }
}
