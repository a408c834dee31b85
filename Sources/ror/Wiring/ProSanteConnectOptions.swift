import Cryptography
import Domain
import HTTPClient
import JOSE
import ProSanteConnect

/// The settings of the client of Pro Santé Connect, and the client that they make.
struct ProSanteConnectOptions {
    /// How the client proves who it is at the token endpoint.
    enum Authentication: String, CaseIterable {
        case basic, post
        case privateKeyJWT = "private-key-jwt"
        case tls
    }

    static let all = [
        Option("psc-issuer", "URL", mandatory: true, "The issuer of Pro Santé Connect."),
        Option(
            "psc-discovery-path", "PATH", standard: "/.well-known/wallet-openid-configuration",
            "The path of the discovery document, after the issuer."),
        Option("psc-client-id", "ID", mandatory: true, "The client identifier given by Pro Santé Connect."),
        Option(
            "psc-client-auth", "NAME", standard: "basic",
            "How the client proves who it is: basic, post, private-key-jwt or tls."),
        Option(
            "psc-client-secret-file", "FILE", mandatory: true,
            "A file that holds the client secret; a secret of your own when the client proves itself by a key."),
        Option("psc-client-key-file", "FILE", "The private key of private-key-jwt, PEM: RSA, or EC on P-256."),
        Option(
            "psc-client-key-algorithm", "NAME", "RS256, PS256 or ES256. Default: RS256 for RSA, ES256 for P-256."),
        Option("psc-client-key-id", "ID", "The kid of that key at the provider. Default: its thumbprint (RFC 7638)."),
        Option(
            "psc-tls-certificate", "FILE",
            "The client certificate for the token and userinfo endpoints, PEM. Needs --psc-tls-key."),
        Option("psc-tls-key", "FILE", "The private key of that certificate, PEM, not encrypted."),
        Option("psc-ca-file", "FILE", "The authorities trusted for calls to the provider, PEM. Default: the system's."),
        Option(
            "psc-algorithms", "LIST", standard: "RS256",
            "The signatures of tokens that are accepted, comma separated: RS256, PS256, ES256."),
        Option(
            "psc-clock-skew", "SECONDS", standard: "60",
            "How far the provider's clock and ours may be apart, up to 300."),
        Option("psc-scope", "TEXT", standard: "openid scope_all", "The scopes asked."),
        Option(
            "psc-acr", "LEVEL", standard: "eidas1",
            "The level of authentication asked and required; none, refused in production, asks for none."),
        Option(
            "psc-identifier-claim", "NAME", standard: "SubjectNameID",
            "The claim that holds the national identifier of the person."),
        Option("psc-authorization-url", "URL", "Where the browser signs in, instead of what discovery says."),
        Option("psc-token-url", "URL", "Where a code is exchanged, instead of what discovery says."),
        Option("psc-userinfo-url", "URL", "Where the claims are read, instead of what discovery says."),
        Option("psc-keys-url", "URL", "Where the public keys are, instead of what discovery says."),
        Option(
            "psc-logout-url", "URL",
            "Where the browser signs out, instead of what discovery says; needed when its host is not the issuer's."),
    ]

    private let arguments: Arguments

    init(_ arguments: Arguments) {
        self.arguments = arguments
    }

    /// The secret from which the seals of the service are derived, and which the client may prove itself by.
    func secret() throws -> String {
        try Folders.read(try arguments.text("psc-client-secret-file"))
    }

    /// Option and path of each file that holds a secret.
    var secretFiles: [(option: String, path: String)] {
        ["psc-client-secret-file", "psc-client-key-file", "psc-tls-key"].compactMap { option in
            arguments[option].map { (option, $0) }
        }
    }

    /// Option and value of each address that is given.
    var addresses: [(option: String, address: String)] {
        ["issuer", "authorization-url", "token-url", "userinfo-url", "keys-url", "logout-url"].compactMap { name in
            arguments["psc-" + name].map { ("psc-" + name, $0) }
        }
    }

    /// The level of authentication; `nil` for none.
    func level() throws -> String? {
        let level = try arguments.text("psc-acr")
        return level == "none" ? nil : level
    }

    /// Where a form may lead when it signs out.
    func signOutOrigins() throws -> [String] {
        let origins = [try arguments.text("psc-issuer"), arguments["psc-logout-url"]].compactMap(\.self).map(
            Self.origin)
        return Array(Set(origins)).sorted()
    }

    /// The client, which comes back to an address of ours.
    func client(redirectURI: String, environment: Environment) throws -> ProSanteConnectClient {
        var configuration = ProSanteConnectConfiguration(
            issuer: try arguments.text("psc-issuer"), clientID: try arguments.text("psc-client-id"),
            clientAuthentication: try authentication(), redirectURI: redirectURI)
        configuration.discoveryPath = try arguments.text("psc-discovery-path")
        configuration.clientCertificate = try certificate()
        configuration.algorithms = try algorithms()
        configuration.scope = try arguments.text("psc-scope")
        configuration.level = try level()
        configuration.identifierClaim = try arguments.text("psc-identifier-claim")
        configuration.skew = try arguments.integer("psc-clock-skew", in: 0...300)
        configuration.endpoints.authorization = arguments["psc-authorization-url"]
        configuration.endpoints.token = arguments["psc-token-url"]
        configuration.endpoints.userinfo = arguments["psc-userinfo-url"]
        configuration.endpoints.keys = arguments["psc-keys-url"]
        configuration.endpoints.endSession = arguments["psc-logout-url"]
        let client = HTTPClient(
            timeout: Double(Limites.appelFournisseur.value), allowsPlainHTTP: environment != .production,
            caBundle: arguments["psc-ca-file"], responseLimit: Limites.reponseFournisseur.value,
            breaker: CircuitBreaker(failures: Limites.silencesFournisseur.value))
        return ProSanteConnectClient(
            configuration: configuration, send: client.send, now: Console.now, random: randomBytes(_:))
    }

    private func authentication() throws -> ProSanteConnectConfiguration.ClientAuthentication {
        switch try arguments.choice("psc-client-auth", Authentication.self) {
        case .basic: return .basic(secret: try secret())
        case .post: return .post(secret: try secret())
        case .privateKeyJWT: return .privateKey(try signer())
        case .tls:
            guard try certificate() != nil else {
                throw CommandLineError(
                    "Option --psc-client-auth tls needs a certificate: give --psc-tls-certificate and --psc-tls-key.")
            }
            return .certificate
        }
    }

    private func signer() throws -> TokenSigner {
        guard let path = arguments["psc-client-key-file"] else {
            throw CommandLineError(
                "Option --psc-client-auth private-key-jwt needs a key: give --psc-client-key-file, such as the one that "
                    + "openssl ecparam -name prime256v1 -genkey -noout makes.")
        }
        guard let key = try? PrivateKey(pem: try Folders.read(path)) else {
            throw CommandLineError(
                "The file \(path) holds no private key in PEM, not encrypted: RSA of 2048 bits or more, or EC on P-256."
            )
        }
        let standard: SigningAlgorithm = key.kind == .rsa ? .rs256 : .es256
        let algorithm = try arguments["psc-client-key-algorithm"].map {
            try Self.algorithm($0, "psc-client-key-algorithm")
        }
        guard let signer = try? TokenSigner(key, algorithm ?? standard, identifier: arguments["psc-client-key-id"])
        else {
            throw CommandLineError("The key of \(path) is not one for \((algorithm ?? standard).rawValue).")
        }
        return signer
    }

    private func certificate() throws -> ClientCertificate? {
        switch (arguments["psc-tls-certificate"], arguments["psc-tls-key"]) {
        case (nil, nil): return nil
        case (let certificate?, let key?):
            for path in [certificate, key] { _ = try Folders.read(path) }
            return ClientCertificate(certificate: certificate, key: key)
        default: throw CommandLineError("Options --psc-tls-certificate and --psc-tls-key go together.")
        }
    }

    private func algorithms() throws -> Set<SigningAlgorithm> {
        let words = try arguments.text("psc-algorithms").split(separator: ",").map { $0.filter { $0 != " " } }
        guard !words.isEmpty else { throw CommandLineError("Option --psc-algorithms must name RS256, PS256 or ES256.") }
        return Set(try words.map { try Self.algorithm($0, "psc-algorithms") })
    }

    private static func algorithm(_ word: String, _ option: String) throws -> SigningAlgorithm {
        guard let algorithm = SigningAlgorithm(rawValue: word) else {
            throw CommandLineError("Option --\(option) must name RS256, PS256 or ES256, not \"\(word)\".")
        }
        return algorithm
    }

    /// `https://host:port` of an address.
    private static func origin(_ address: String) -> String {
        address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3).joined(separator: "/")
    }
}
