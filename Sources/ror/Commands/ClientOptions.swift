import Cryptography
import Domain
import Glibc
import OAuth
import Storage
import UseCases

/// What the commands of machine clients share.
enum ClientOptions {
    static let profile = Option("profile", "N", "The access profile, 0 to 5.")
    static let scopes = Option(
        "scopes", "WORDS", "What it may do: read, capacity, anomaly, comma separated.")
    static let region = Option(
        "region", "CODE", "The INSEE code of the region where it may change something. Default: everywhere.")
    static let expires = Option("expires", "AAAA-MM-JJ", "The last day on which it is accepted.")
    static let keys = Option(
        "keys", "FILE", "Its public keys, a JWK Set: it signs its requests of tokens (private_key_jwt).")
    static let certificate = Option("certificate", "FILE", "Its certificate, PEM (mutual TLS).")
    static let certificateBy = Option(
        "certificate-by", "NAME", standard: "fingerprint",
        "fingerprint (this certificate alone) or subject (any one of a trusted authority for its subject).")
    static let secretDays = Option("secret-days", "N", standard: "365", "Days that the secret lasts, 1 to 3650.")
    static let secretFile = Option(
        "secret-file", "FILE", "Writes the secret there, for its owner alone, instead of showing it.")

    private enum CertificateBy: String, CaseIterable { case fingerprint, subject }

    static func profil(_ arguments: Arguments) throws -> ProfilAcces? {
        guard arguments["profile"] != nil else { return nil }
        return ProfilAcces(rawValue: try arguments.integer("profile", in: 0...5))
    }

    static func portees(_ arguments: Arguments) throws -> [Portee]? {
        try arguments["scopes"]?.split(separator: ",").map { word in
            guard let portee = Portee.allCases.first(where: { $0.word == word }) else {
                let words = Portee.allCases.map(\.word).joined(separator: ", ")
                throw CommandLineError("Option --scopes must hold words among \(words), not \"\(word)\".")
            }
            return portee
        }
    }

    static func perimetre(_ arguments: Arguments) throws -> Perimetre? {
        guard let code = arguments["region"] else { return nil }
        guard code.utf8.count == 2, code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw CommandLineError("Option --region must be an INSEE code of two digits, such as 84, not \"\(code)\".")
        }
        return .region(code)
    }

    /// The end of the last day, in metropolitan France.
    static func expiration(_ arguments: Arguments, now: Instant) throws -> Instant? {
        guard let text = arguments["expires"] else { return nil }
        let day = try ImportRun.day(text, option: "expires")
        let end = Instant(heureDeParis: JourCivil(rang: day.rang + 1), hour: 0)
        guard end > now else { throw CommandLineError("Option --expires must not be over: \(text) is.") }
        return end
    }

    static func preuves(_ arguments: Arguments) throws -> [MoyenClient.Preuve] {
        try keys(arguments) + certificates(arguments)
    }

    private static func keys(_ arguments: Arguments) throws -> [MoyenClient.Preuve] {
        guard let path = arguments["keys"] else { return [] }
        do {
            return try ClientKeys.read(Array(try Folders.read(path).utf8))
        } catch let refusal as ClientKeys.Refusal {
            let text =
                switch refusal {
                case .notKeys: "holds no JWK Set: a JSON object with \"keys\"."
                case .unusable: "holds a key that is not for RS256, PS256 or ES256 (RSA from 2048 bits, or P-256)."
                case .secret: "holds a private key: only its client may have it. Ask for the public half."
                }
            throw CommandLineError("The file \(path) \(text)", exitCode: 1)
        }
    }

    private static func certificates(_ arguments: Arguments) throws -> [MoyenClient.Preuve] {
        guard let path = arguments["certificate"] else { return [] }
        let by = try arguments.choice("certificate-by", CertificateBy.self)
        guard let certificate = Certificate(pem: try Folders.read(path)) else {
            throw CommandLineError("The file \(path) holds no certificate in PEM.", exitCode: 1)
        }
        switch by {
        case .fingerprint: return [.certificat(empreinte: hexadecimal(certificate.sha256))]
        case .subject:
            guard !certificate.subject.isEmpty, !certificate.subject.contains(where: \.isNewline) else {
                throw CommandLineError("The certificate of \(path) has no subject: use its fingerprint.", exitCode: 1)
            }
            return [.sujet(certificate.subject)]
        }
    }

    static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension GererClients {
    /// The use case of a command line.
    static func of(_ arguments: Arguments) throws -> GererClients {
        GererClients(store: SQLStore(try Databases.open(arguments)), primitives: .openSSL)
    }
}

extension CommandLineError {
    /// Runs what a command asks of the machine clients; what is refused is one sentence.
    static func telling<Value>(_ clientID: String?, _ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as UseCaseError {
            throw CommandLineError(sentence(error, clientID ?? ""), exitCode: 1)
        }
    }

    private static func sentence(_ error: UseCaseError, _ clientID: String) -> String {
        switch error.code {
        case .introuvable where error.message == "no such means":
            return "Client \(clientID) has no such means: ror client show \(clientID) lists them."
        case .introuvable: return "There is no client \(clientID): ror client list shows them."
        case .interdit: return "Client \(clientID) is revoked for good: register another one."
        default: break
        }
        switch (error.issues.first?.attribut, error.issues.first?.regle) {
        case ("nom", .valeurIdentique?): return "Another client has this name: choose another --name."
        case ("nom", _): return "Option --name must be 1 to 100 characters that can be read."
        case ("organisation", _): return "Option --organisation must be 1 to 100 characters that can be read."
        case ("courriel", _): return "Option --email must be an address such as equipe@exemple.fr."
        case ("portees", _): return "Option --scopes must hold one word at least."
        case ("preuve", _): return "Another client has this key or certificate: each is of one client."
        case ("moyens", _):
            return
                "A client has \(Limites.moyensClient.value) live means at most: revoke one (ror client revoke --means)."
        case ("clients", _): return "There are as many clients as are taken: \(Limites.clients.value)."
        default: return "The client was refused: \(error.message)."
        }
    }
}

/// Where a new secret goes: on the terminal, or in a file made for it, which nobody had before.
struct SecretDelivery {
    private let path: String?
    private let descriptor: Int32

    /// Makes the file, before anything is stored. Throws `CommandLineError` when it is there already or cannot be made.
    init(_ arguments: Arguments) throws {
        path = arguments["secret-file"]
        guard let path else {
            descriptor = STDOUT_FILENO
            return
        }
        try Folders.create(above: path)
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CommandLineError(
                "The file \(path) is there already or cannot be written: give another --secret-file.")
        }
    }

    /// Makes a client with a secret, and hands the secret over; the file is removed when that fails.
    func handOver(_ make: () throws -> GererClients.Remise) throws -> ClientMachine {
        do {
            let made = try make()
            if let secret = made.secret { try tell(secret) }
            if let path { Console.say("secret      written to \(path), for its owner alone") }
            return made.client
        } catch {
            if let path { unlink(path) }
            throw error
        }
    }

    private func tell(_ secret: String) throws {
        guard let path else { return Console.say("secret      \(secret)\n            shown once: keep it now") }
        let bytes = Array(secret.utf8) + [0x0A]
        let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard count == bytes.count, fsync(descriptor) == 0, close(descriptor) == 0 else {
            throw CommandLineError("The file \(path) cannot be written: rotate the secret again.", exitCode: 1)
        }
    }
}
