import Cryptography
import Domain
import Foundation
import HTTP
import OAuth
import Testing
import UseCases

/// RFC 8705: §2.1 (by subject), §2.2 (by the certificate itself), §3 (tokens bound to a certificate).
@Suite struct CertificateTests {
    private let world: ClientWorld
    private let certificate: Certificate
    private let other: Certificate
    private let grant = ("grant_type", "client_credentials")

    init() throws {
        world = try ClientWorld()
        certificate = try #require(Certificate(pem: Self.outil))
        other = try #require(Certificate(pem: Self.autre))
    }

    private func create(_ preuve: MoyenClient.Preuve) throws -> ClientMachine {
        try world.create {
            $0.preuves = [preuve]
            $0.finSecret = nil
        }.client
    }

    private func ask(_ client: ClientMachine, _ shown: Certificate?, isTrusted: Bool = true) -> Response {
        world.ask(
            [grant, ("client_id", client.clientID)],
            certificate: shown.map { ClientCertificate(der: $0.der, isTrusted: isTrusted) })
    }

    private var empreinte: String { certificate.sha256.map { String(format: "%02x", $0) }.joined() }

    @Test("reads the subject and the hash of a certificate as openssl tells them")
    func reading() {
        #expect(certificate.subject == #"CN=outil.exemple.fr,O=\C3\89diteur exemple,C=FR"#)
        #expect(empreinte == "1b0d79df3ed22a6eb2996b75fd3022fde9c6333f36d038ea04ae273b1496e3dc")
        #expect(certificate.holds(at: world.now.seconds) && !certificate.holds(at: 0))
        #expect(Certificate(der: []) == nil && Certificate(der: certificate.der + [0]) == nil)
        #expect(Certificate(pem: "") == nil && Certificate(pem: "-----BEGIN CERTIFICATE-----") == nil)
    }

    @Test("takes the certificate that is registered, whoever signed it, and no other of the same authority")
    func byHash() throws {
        let client = try create(.certificat(empreinte: empreinte))
        #expect(ask(client, certificate).status == 200)
        #expect(ask(client, certificate, isTrusted: false).status == 200)
        for refused in [ask(client, other), ask(client, nil)] {
            #expect(refused.status == 401)
            #expect(try ClientWorld.error(refused) == "invalid_client")
        }
    }

    @Test("takes any certificate of a trusted authority for the subject, and none that anybody could make")
    func bySubject() throws {
        let client = try create(.sujet(certificate.subject))
        #expect(ask(client, certificate).status == 200)
        #expect(ask(client, certificate, isTrusted: false).status == 401)
        #expect(ask(client, other).status == 401)
    }

    @Test("does not take the certificate of a client for another one, nor registers it twice")
    func oneClient() throws {
        _ = try create(.certificat(empreinte: empreinte))
        let second = try world.create { $0.nom = "Autre" }
        #expect(ask(second.client, certificate).status == 401)
        var changement = ChangementClient()
        changement.preuves = [.certificat(empreinte: empreinte)]
        #expect(throws: UseCaseError.self) {
            try world.gerer.grant(second.client.clientID, changement, by: world.operateur, now: world.now)
        }
    }

    @Test("binds the token to the certificate: without it, or with another one, it is nothing")
    func bound() throws {
        let client = try create(.certificat(empreinte: empreinte))
        let token = try ClientWorld.token(ask(client, certificate))
        let shown = ClientCertificate(der: certificate.der, isTrusted: true)
        #expect(world.read(token, certificate: shown).status == 200)
        #expect(world.read(token).status == 401)
        #expect(world.read(token, certificate: ClientCertificate(der: other.der, isTrusted: true)).status == 401)
        #expect(world.events.kinds.contains(.tokenRefused(reason: "token-certificate")))
    }

    private static let outil = """
        -----BEGIN CERTIFICATE-----
        MIIB8zCCAZigAwIBAgIUL3pyy1EsEMvHgBkhqR6Bc8MxvnIwCgYIKoZIzj0EAwIw
        QzELMAkGA1UEBhMCRlIxGTAXBgNVBAoMEMOJZGl0ZXVyIGV4ZW1wbGUxGTAXBgNV
        BAMMEG91dGlsLmV4ZW1wbGUuZnIwIBcNMjYxMTI1MTI1NDMzWhgPMjA1MTA3MTcx
        MjU0MzNaMEMxCzAJBgNVBAYTAkZSMRkwFwYDVQQKDBDDiWRpdGV1ciBleGVtcGxl
        MRkwFwYDVQQDDBBvdXRpbC5leGVtcGxlLmZyMFkwEwYHKoZIzj0CAQYIKoZIzj0D
        AQcDQgAE125U+nElQ+rqc7fheEllbjhVK3P7leMN5nsiicNGCLAT7vV+Fkyvqpww
        oylsgLcxDeZ+r1jzMVmSQgbqt28VY6NoMGYwHQYDVR0OBBYEFNXD8hKDUoh8nxWs
        t5DKBHdyjN9WMB8GA1UdIwQYMBaAFNXD8hKDUoh8nxWst5DKBHdyjN9WMA8GA1Ud
        EwEB/wQFMAMBAf8wEwYDVR0lBAwwCgYIKwYBBQUHAwIwCgYIKoZIzj0EAwIDSQAw
        RgIhAJ3RX2xN1VMRS++LSOYrGxWYGG9W6ifFACqwHQby/i4uAiEA1eUdO1vcBNDy
        yqZivAC17T/g8jEWFeoYNqW3XjpDaYg=
        -----END CERTIFICATE-----
        """

    private static let autre = """
        -----BEGIN CERTIFICATE-----
        MIIB8TCCAZigAwIBAgIULqTqQj3G/XIqUjQ7GTrI5aVE8DEwCgYIKoZIzj0EAwIw
        QzELMAkGA1UEBhMCRlIxGTAXBgNVBAoMEMOJZGl0ZXVyIGV4ZW1wbGUxGTAXBgNV
        BAMMEGF1dHJlLmV4ZW1wbGUuZnIwIBcNMjYxMTI1MTI1NDMzWhgPMjA1MTA3MTcx
        MjU0MzNaMEMxCzAJBgNVBAYTAkZSMRkwFwYDVQQKDBDDiWRpdGV1ciBleGVtcGxl
        MRkwFwYDVQQDDBBhdXRyZS5leGVtcGxlLmZyMFkwEwYHKoZIzj0CAQYIKoZIzj0D
        AQcDQgAE9DJs7yE0Gfb7k/EAiGGN5roPhduGqFN5X5zFHZvhgu5tb6+Qq82GaqY0
        99nO7Uso3u+2PVkZJEFoSXuVLotQL6NoMGYwHQYDVR0OBBYEFKWbh+jS7EE8UtNH
        gzaXXCCkx+bMMB8GA1UdIwQYMBaAFKWbh+jS7EE8UtNHgzaXXCCkx+bMMA8GA1Ud
        EwEB/wQFMAMBAf8wEwYDVR0lBAwwCgYIKwYBBQUHAwIwCgYIKoZIzj0EAwIDRwAw
        RAIgMaBE1d+uqxxvsBsf5cyUpOQ72hhXuNvdMbofdAEhQHsCIFM9YWg0pkWjYO3N
        yWFT/9W3myojLI0VX8KX22dbVTx3
        -----END CERTIFICATE-----
        """
}
