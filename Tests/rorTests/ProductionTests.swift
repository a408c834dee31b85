import Foundation
import Testing

@testable import ror

/// What production refuses, one plain sentence each.
@Suite struct ProductionTests {
    private let binary: Binary

    init() throws {
        binary = try Binary()
        try binary.write("invented\n", to: "secret")
        try binary.write("invented\n", to: "key.pem")
        try binary.write("", to: "ror.sqlite")
        for file in ["secret", "key.pem", "ror.sqlite"] { try chmod(file, 0o600) }
        try chmod("", 0o700)
    }

    /// A service that may run.
    private func right() -> Production.Settings {
        Production.Settings(
            publicURL: "https://ror.example", provider: [("psc-issuer", "https://psc.example")],
            supportEmail: "aide@ror.test",
            listen: "127.0.0.1", hasTLS: false, database: path("ror.sqlite"),
            secrets: [("psc-client-secret-file", path("secret")), ("tls-key", path("key.pem"))])
    }

    private func path(_ name: String) -> String { name.isEmpty ? binary.folder : binary.folder + "/" + name }

    private func chmod(_ name: String, _ mode: Int) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path(name))
    }

    /// The refusals of the right settings with one thing changed.
    private func refusals(user: uid_t = 1000, _ change: (inout Production.Settings) -> Void = { _ in }) -> [String] {
        var settings = right()
        change(&settings)
        return Production.refusals(settings, user: user)
    }

    @Test("nothing, when all is right: loopback, TLS on any address, PostgreSQL, a database to be created")
    func accepted() throws {
        #expect(refusals().isEmpty)
        #expect(refusals { $0.listen = "::1" }.isEmpty && refusals { $0.listen = "127.1.2.3" }.isEmpty)
        #expect(
            refusals {
                $0.listen = "0.0.0.0"
                $0.hasTLS = true
            }.isEmpty)
        #expect(refusals { $0.database = "postgres://ror@db.example/ror" }.isEmpty)
        #expect(refusals { $0.database = path("absent/ror.sqlite") }.isEmpty)
        try chmod("ror.sqlite", 0o640)
        try chmod("", 0o750)
        #expect(refusals().isEmpty)
    }

    @Test("no level of authentication")
    func level() { #expect(refusals { $0.hasLevel = false }.map { $0.contains("--psc-acr") } == [true]) }

    @Test("root")
    func root() { #expect(refusals(user: 0).map { $0.contains("root") } == [true]) }

    @Test("addresses in clear, of the portal and of the provider, loopback included")
    func clear() {
        for address in ["http://ror.example", "http://127.0.0.1:8080", "HTTP://ror.example"] {
            #expect(refusals { $0.publicURL = address }.map { $0.contains("--public-url is \(address)") } == [true])
            #expect(
                refusals { $0.provider = [("psc-issuer", address)] }.map { $0.contains("--psc-issuer is \(address)") }
                    == [true])
        }
    }

    @Test("the support address of the example")
    func support() {
        #expect(refusals { $0.supportEmail = "support@ror.example" }.map { $0.contains("--support-email") } == [true])
    }

    @Test("an open address without TLS", arguments: ["0.0.0.0", "::", "192.0.2.1", "::ffff:127.0.0.1", "128.0.0.1"])
    func listen(address: String) {
        #expect(refusals { $0.listen = address }.map { $0.contains("without TLS") } == [true])
    }

    @Test(
        "a secret or a key that others than its owner may touch",
        arguments: [("secret", "--psc-client-secret-file"), ("key.pem", "--tls-key")], [0o640, 0o604, 0o620, 0o601])
    func secrets(file: (name: String, option: String), mode: Int) throws {
        try chmod(file.name, mode)
        let said = refusals()
        #expect(said.count == 1 && said[0].contains(file.option) && said[0].hasSuffix("chmod 600 \(path(file.name))"))
    }

    @Test("no secret that systemd hands over")
    func credential() {
        var file = stat()
        file.st_mode = 0o100440
        #expect(Production.isPrivate(file))
        file.st_gid = 1000
        #expect(!Production.isPrivate(file))
        file.st_gid = 0
        file.st_uid = 1000
        #expect(!Production.isPrivate(file))
        file.st_mode = 0o100400
        #expect(Production.isPrivate(file))
    }

    @Test("a database that others may read, its journal, its folder", arguments: ["ror.sqlite", "ror.sqlite-wal", ""])
    func database(name: String) throws {
        try binary.write("", to: "ror.sqlite-wal")
        try chmod("ror.sqlite-wal", 0o600)
        try chmod(name, name.isEmpty ? 0o705 : 0o604)
        let said = refusals()
        #expect(said.count == 1 && said[0].hasSuffix("chmod \(name.isEmpty ? 700 : 600) \(path(name))"), "\(said)")
    }

    @Test("all at once, before anything is opened, with exit code 2")
    func together() throws {
        try chmod("secret", 0o644)
        let words = [
            "--psc-issuer", "http://psc.example", "--psc-client-id", "ror", "--psc-client-secret-file", "secret",
        ]
        let done = try binary.run(["serve", "--listen", "0.0.0.0:0", "--database", "d/new.sqlite"] + words)
        #expect(done.code == 2 && done.output.isEmpty && !binary.has("d"))
        let lines = done.errors.split(separator: "\n").filter { !$0.contains("root") }
        #expect(lines.count == 6 && lines.allSatisfy { $0.hasPrefix("ror: Production ") }, "\(done.errors)")
    }
}
