import Cryptography
import DemoPSC
import Domain
import HTTP
import HTTPClient
import JOSE
import ProSanteConnect
import Synchronization
import Testing
import UseCases

/// How the client proves who it is, and which signatures it believes.
@Suite("Pro Santé Connect: keys and algorithms")
struct ClientAuthenticationTests {
    private func signer(_ algorithm: SigningAlgorithm) throws -> TokenSigner {
        try TokenSigner(try PrivateKey.generate(algorithm.scheme.keyKind), algorithm)
    }

    private func keys(_ signer: TokenSigner) throws -> KeySet {
        KeySet(document: try #require(JSONValue.parse(try TokenSigner.json(JSONWebKey.Set([signer.published])))))
    }

    @Test(
        "proves who it is by a signed token for the token endpoint, another each time",
        arguments: SigningAlgorithm.allCases)
    func privateKey(algorithm: SigningAlgorithm) throws {
        let signer = try signer(algorithm)
        let known = try keys(signer)
        let world = try DemoWorld { $0.clientKeys = known }
        world.configuration.clientAuthentication = .privateKey(signer)
        let sent = Mutex<[FormFields]>([])
        let client = world.client { request, response in
            if request.url.hasSuffix("/token") { sent.withLock { $0.append(FormFields(encoded: request.body)) } }
            return response
        }
        for _ in 0..<2 { #expect(try world.identify(client).nom == "EXEMPLE") }
        let tokens = sent.withLock { $0 }.compactMap { $0["client_assertion"] }
            .compactMap { SignedToken($0, allowing: [algorithm]) }
        #expect(Set(tokens.compactMap { $0.claims["jti"]?.text }).count == 2)
        let claims = try #require(tokens.first?.claims)
        #expect(claims["aud"]?.text == world.issuer + "/protocol/openid-connect/token")
        #expect(claims["iss"]?.text == "ror démo" && claims["sub"]?.text == "ror démo")
        #expect(claims["exp"]?.number == claims["iat"]?.number.map { $0 + 60 })
        #expect(sent.withLock { $0 }.allSatisfy { $0["client_secret"] == nil })
    }

    @Test("a key that the provider does not know is refused, so is a secret where a key is asked")
    func strangers() throws {
        let known = try keys(try signer(.es256))
        let world = try DemoWorld { $0.clientKeys = known }
        for proof in [
            .privateKey(try signer(.es256)), .basic(secret: "s:e%c&ret"), .certificate,
        ] as [ProSanteConnectConfiguration.ClientAuthentication] {
            world.configuration.clientAuthentication = proof
            #expect(throws: EchecIdentification.erreurFournisseur) { try world.identify(world.client()) }
        }
    }

    @Test(
        "believes the signatures that are allowed, and no other", arguments: SigningAlgorithm.allCases, [false, true])
    func allowed(algorithm: SigningAlgorithm, asJWT: Bool) throws {
        let world = try DemoWorld(algorithm.scheme.keyKind) {
            $0.algorithm = algorithm
            $0.userinfoAsJWT = asJWT
        }
        world.configuration.algorithms = [algorithm]
        #expect(try world.identify(world.client()).nom == "EXEMPLE")
        world.configuration.algorithms = Set(SigningAlgorithm.allCases)
        #expect(try world.identify(world.client()).nom == "EXEMPLE")
        world.configuration.algorithms.remove(algorithm)
        #expect(throws: EchecIdentification.signature) { try world.identify(world.client()) }
    }

    @Test("with several keys of one algorithm, a token that names none is refused")
    func severalKeys() throws {
        let world = try DemoWorld()
        try world.provider.rotate(to: try PrivateKey.generate())
        #expect(try world.identify(world.client()).nom == "EXEMPLE")
        let key = world.key
        let client = world.client(idToken: { try JSONText.resigned($0, by: key, header: { $0["kid"] = nil }) })
        #expect(throws: EchecIdentification.signature) { try world.identify(client) }
    }

    @Test("follows the provider to its new key; unknown keys do not make it reload more than every 30 seconds")
    func rotation() throws {
        let world = try DemoWorld()
        let loads = Counter()
        let forge = Atomic<Bool>(false)
        let client = world.client { request, response in
            if request.url.hasSuffix("/certs") { _ = loads.next() }
            guard request.url.hasSuffix("/token"), forge.load(ordering: .relaxed) else { return response }
            var changed = response
            let stranger = try PrivateKey.generate()
            changed.body = try JSONText.changing(response.body) { answer in
                answer["id_token"] = try JSONText.resigned(
                    answer["id_token"] as? String ?? "", by: stranger, header: { $0["kid"] = "inconnue" })
            }
            return changed
        }
        #expect(try world.identify(client).nom == "EXEMPLE")
        try world.provider.rotate(to: try PrivateKey.generate(), withdrawing: true)
        #expect(try world.identify(client).nom == "EXEMPLE")
        #expect(loads.count == 2)
        forge.store(true, ordering: .relaxed)
        for _ in 0..<5 { #expect(throws: EchecIdentification.signature) { try world.identify(client) } }
        #expect(loads.count == 2)
        world.clock.seconds.wrappingAdd(30, ordering: .relaxed)
        for _ in 0..<3 { #expect(throws: EchecIdentification.signature) { try world.identify(client) } }
        #expect(loads.count == 3)
    }

    @Test("a new identification is asked of the provider, and an earlier one is refused")
    func again() throws {
        let world = try DemoWorld()
        let start = world.clock.seconds.load(ordering: .relaxed)
        let key = world.key
        for (age, isAccepted) in [(0, true), (60, true), (61, false), (nil, false)] as [(Int64?, Bool)] {
            let client = world.client(idToken: {
                try JSONText.resigned($0, by: key, claims: { $0["auth_time"] = age.map { start - $0 } })
            })
            let (address, demande) = try client.begin(
                retour: nil, depuis: Instant(milliseconds: start * 1_000))
            let fields = FormFields(encoded: address.split(separator: "?")[1].utf8)
            #expect(fields["prompt"] == "login" && fields["max_age"] == "30")
            let code = try world.signIn(address)["code"] ?? ""
            if isAccepted {
                #expect(try client.identifier(code: code, demande: demande).nom == "EXEMPLE")
            } else {
                #expect(throws: EchecIdentification.identificationAncienne) {
                    try client.identifier(code: code, demande: demande)
                }
            }
        }
    }

    @Test("the clocks may differ by the setting, and no more", arguments: [0, 10, 300])
    func skew(seconds: Int) throws {
        let world = try DemoWorld()
        world.configuration.skew = seconds
        let key = world.key
        let now = Int(world.clock.seconds.load(ordering: .relaxed))
        for (late, failure) in [(seconds, EchecIdentification?.none), (seconds + 1, .expiration)] {
            let client = world.client(idToken: {
                try JSONText.resigned($0, by: key, claims: { $0["iat"] = now + late })
            })
            if let failure {
                #expect(throws: failure) { try world.identify(client) }
            } else {
                #expect(try world.identify(client).nom == "EXEMPLE")
            }
        }
    }

    @Test("takes the identifier from the claim that is set")
    func identifierClaim() throws {
        let world = try DemoWorld()
        world.configuration.identifierClaim = "preferred_username"
        #expect(try world.identify(world.client()).idNatPS.description == DemoWorld.paul.idNat)
        world.configuration.identifierClaim = "family_name"
        #expect(throws: EchecIdentification.identiteIncomplete) { try world.identify(world.client()) }
    }

    @Test("asks for no level when none is set")
    func withoutLevel() throws {
        let world = try DemoWorld()
        world.configuration.level = nil
        #expect(try !world.client().begin(retour: nil).adresse.contains("acr_values"))
    }
}
