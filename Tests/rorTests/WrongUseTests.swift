import Foundation
import Testing

@testable import ror

/// A command line that stops, and how it says so.
struct Refusal: Sendable, CustomTestStringConvertible {
    let words: [String]
    let environment: [String: String]
    let code: Int32
    /// What the one sentence holds.
    let says: String

    init(_ line: String, _ environment: [String: String] = [:], code: Int32 = 2, says: String) {
        words = line.split(separator: " ").map(String.init)
        self.environment = environment
        self.code = code
        self.says = says
    }

    var testDescription: String { "ror " + words.joined(separator: " ") }
}

@Suite struct WrongUseTests {
    private static let client =
        "--environment demo --psc-issuer https://psc.example --psc-client-id ror --psc-client-secret-file secret"
    private static let provider =
        "--client-id ror --client-secret-file secret --redirect-uri http://a --post-logout-redirect-uri http://a"

    static let uses: [Refusal] = [
        Refusal("migrate --inconnue x", says: "Unknown option --inconnue: see ror migrate --help."),
        Refusal("migrate --", says: "Unknown option --"),
        Refusal("migrate --database", says: "Option --database needs a value"),
        Refusal("migrate reste", says: "Usage: ror migrate [options]"),
        Refusal("migrate --config absent.conf", says: "The configuration file absent.conf cannot be read."),
        Refusal("migrate --config wrong.conf", says: "wrong.conf, line 3: unknown setting \"inconnue\""),
        Refusal("migrate --config half.conf", says: "half.conf, line 1: unknown setting \"database\""),
        Refusal("migrate", ["ROR_INCONNUE": "x"], says: "Unknown environment variable ROR_INCONNUE"),
        Refusal("migrate", ["ROR_CONFIG": "absent.conf"], says: "absent.conf cannot be read"),
        Refusal("migrate --database http://a", says: "Option --database must be a path or a postgres:// address."),
        Refusal("import", says: "Say what to import (communes, nos, rpps"),
        Refusal("import --history --limit 0", says: "--limit must be a whole number from 1 to 10000, not \"0\""),
        Refusal("import --history --limit dix", says: "not \"dix\""),
        Refusal("import --history=peut-être", says: "--history must be true or false, not \"peut-être\""),
        Refusal("import", ["ROR_HISTORY": "peut-être"], says: "--history must be true or false, not \"peut-être\""),
        Refusal("import inconnu", says: "Usage: ror import [options]"),
        Refusal("import rpps", says: "Usage: ror import rpps FILE [options]"),
        Refusal("import rpps a b", says: "Usage: ror import rpps FILE [options]"),
        Refusal("import nos", says: "Usage: ror import nos FILE... [options]"),
        Refusal("import ameli --edition", says: "Option --edition needs a value"),
        Refusal("import finess --max-change=5 --inconnue a", says: "Unknown option --inconnue"),
        Refusal("generate", says: "Option --output (or ROR_OUTPUT) is needed: "),
        Refusal("generate --output d --professionals 0", says: "--professionals must be a whole number from 1 to"),
        Refusal("generate --output d --structures -1", says: "--structures must be a whole number from 0"),
        Refusal("generate --output d --seed x", says: "--seed must be a whole number"),
        Refusal("generate --output d --seed 99999999999999999999", says: "--seed must be a whole number"),
        Refusal("generate --output d --communes absente", code: 1, says: "absente"),
        Refusal("generate demo", says: "Option --output (or ROR_OUTPUT) is needed: "),
        Refusal("generate demo --output d --communes absente", code: 1, says: "absente"),
        Refusal("generate saisies", says: "What professionals type is simulated and does not run in production"),
        Refusal("generate saisies --environment production", says: "give --environment demo."),
        Refusal("generate saisies --environment prod", says: "must be one of production, demo, test, not \"prod\""),
        Refusal("generate saisies --environment demo --seed -1", says: "--seed must be a whole number from 0"),
        Refusal("demo-psc", says: "Option --rpps (or ROR_RPPS) is needed"),
        Refusal("demo-psc --rpps f \(provider)", says: "Pro Santé Connect is simulated and does not run in production"),
        Refusal(
            "demo-psc --rpps f --environment demo --listen ici \(provider)",
            says: "--listen must be ADDRESS:PORT, such as 127.0.0.1:8080, not \"ici\""),
        Refusal(
            "demo-psc --rpps f --environment demo --listen 127.0.0.1:70000 \(provider)", says: "must be ADDRESS:PORT"),
        Refusal(
            "demo-psc --rpps f --environment test \(provider)", code: 1, says: "The file secret cannot be read."),
        Refusal("serve", says: "Option --psc-issuer (or ROR_PSC_ISSUER) is needed"),
        Refusal("serve --psc-issuer https://psc.example", says: "Option --psc-client-id"),
        Refusal("serve --listen 8080 \(client)", says: "must be ADDRESS:PORT"),
        Refusal("serve --public-url ror.example \(client)", says: "must begin with http:// or https://"),
        Refusal("serve --stop-seconds 601 \(client)", says: "--stop-seconds must be a whole number from 0 to 600"),
        Refusal("serve --max-connections 1 \(client)", says: "--max-connections must be a whole number from 16"),
        Refusal("serve --max-header-bytes 10 \(client)", says: "--max-header-bytes must be a whole number from 1024"),
        Refusal("serve --max-body-bytes 10 \(client)", says: "--max-body-bytes must be a whole number from 1024"),
        Refusal(
            "serve --trusted-proxies 192.0.2.1,proxy \(client)", says: "--trusted-proxies must hold numeric addresses"),
        Refusal("serve --page-threads 0 \(client)", says: "--page-threads must be a whole number from 1 to 256"),
        Refusal("serve --event-threads 0 \(client)", says: "--event-threads must be a whole number from 1 to 256"),
        Refusal("serve --receive-seconds 0 \(client)", says: "--receive-seconds must be a whole number from 1"),
        Refusal("serve --tls-key k.pem \(client)", says: "Options --tls-certificate and --tls-key go together."),
        Refusal("serve --tls-client-ca ca.pem \(client)", says: "needs --tls-certificate and --tls-key."),
        Refusal("serve --tls-certificate c.pem \(client)", says: "go together."),
        Refusal("serve --theme vert \(client)", code: 1, says: "The file secret cannot be read."),
        Refusal("serve \(client)", code: 1, says: "The file secret cannot be read."),
    ]

    @Test("stops with one sentence that says what to do, and does nothing", arguments: uses)
    func refused(_ refusal: Refusal) throws {
        let binary = try Binary()
        try binary.write("# a comment\n\ninconnue = 1\n", to: "wrong.conf")
        try binary.write("database\n", to: "half.conf")
        let done = try binary.run(refusal.words, refusal.environment)
        #expect(done.code == refusal.code)
        #expect(done.output.isEmpty)
        #expect(done.errors.hasPrefix("ror: ") && done.errors.contains(refusal.says), "\(done.errors)")
        #expect(done.errors.split(separator: "\n").count == 1)
        #expect(!binary.has("d"))
    }

    @Test("refuses a bad theme and a bad environment of the service", arguments: ["theme", "environment"])
    func choices(option: String) throws {
        let binary = try Binary()
        try binary.write("s3cret\n", to: "secret")
        let words = "serve \(Self.client) --\(option) vert".split(separator: " ").map(String.init)
        let done = try binary.run(words)
        #expect(done.code == 2 && done.errors.contains("Option --\(option) must be one of "))
    }
}
