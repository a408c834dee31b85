import Foundation
import FoundationNetworking
import Testing

@testable import ror

/// The service as a process: it says where it listens, answers, and stops when asked.
@Suite struct ServeTests {
    private static let client = [
        "--psc-issuer", "https://psc.example", "--psc-client-id", "ror", "--psc-client-secret-file", "secret",
        "--listen", "127.0.0.1:0", "--environment", "demo",
    ]

    private let binary: Binary

    init() throws {
        binary = try Binary()
        try binary.write("invented\n", to: "secret")
    }

    /// Starts a command that serves; answers it with the first line it says.
    private func start(_ words: [String]) throws -> (process: Process, line: String) {
        let process = binary.process(words)
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        var line = Data()
        while !line.contains(UInt8(ascii: "\n")) {
            let more = pipe.fileHandleForReading.availableData
            if more.isEmpty { break }
            line += more
        }
        return (process, String(decoding: line, as: UTF8.self))
    }

    private func get(_ line: String, _ path: String) throws -> String {
        let port = try #require(line.firstMatch(of: #/127\.0\.0\.1:(\d+)/#)).output.1
        let url = try #require(URL(string: "http://127.0.0.1:\(port)\(path)"))
        return String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }

    @Test("serves the portal and the API on one address, logs each request, stops on SIGTERM with exit code 0")
    func serve() throws {
        let (process, line) = try start(["serve", "--access-log", "log/access.log"] + Self.client)
        defer { if process.isRunning { process.terminate() } }
        #expect(line.hasPrefix("ror \(Ror.version) listens on 127.0.0.1:"))
        let sante = "{\"processus\":\"ok\",\"lectures\":\"ok\",\"ecritures\":\"ok\"}\n"
        #expect(try get(line, "/sante") == sante)
        #expect(try get(line, "/sante/pret") == sante)
        #expect(try get(line, "/connexion").contains("Connexion à votre espace"))
        #expect(try get(line, "/fhir/metadata").contains("CapabilityStatement"))
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && process.terminationReason == .exit)
        let log = try binary.read("log/access.log").split(separator: "\n")
        #expect(log.count == 4 && log.allSatisfy { $0.contains("200") })
    }

    @Test("answers and stops although nobody reads its log")
    func unreadLog() throws {
        let fifo = binary.folder + "/log"
        #expect(mkfifo(fifo, 0o600) == 0)
        let end = open(fifo, O_RDWR | O_NONBLOCK)
        defer { close(end) }
        let filling = [UInt8](repeating: 0x2E, count: 4096)
        while write(end, filling, filling.count) > 0 {}
        let (process, line) = try start(["serve", "--access-log", "log", "--stop-seconds", "1"] + Self.client)
        defer { if process.isRunning { process.terminate() } }
        for _ in 0..<20 { #expect(try get(line, "/connexion").contains("Connexion à votre espace")) }
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && process.terminationReason == .exit)
    }

    @Test("shows a banner wherever people are invented", arguments: ["demo", "test"])
    func banner(environment: String) throws {
        let words = ["serve"] + Self.client + ["--environment", environment, "--access-log", "access.log"]
        let (process, line) = try start(words)
        defer { process.terminate() }
        #expect(try get(line, "/connexion").contains("personnes et offres inventées"))
    }

    @Test("refuses an address that is taken, with exit code 1")
    func taken() throws {
        let (process, line) = try start(["serve", "--access-log", "access.log"] + Self.client)
        defer { process.terminate() }
        let port = try #require(line.firstMatch(of: #/127\.0\.0\.1:(\d+)/#)).output.1
        let done = try binary.run(["serve"] + Self.client + ["--listen", "127.0.0.1:\(port)"])
        #expect(done.code == 1 && done.errors.hasPrefix("ror: Cannot listen on 127.0.0.1:\(port)"), "\(done.errors)")
    }

    @Test("simulates Pro Santé Connect outside production, for the persons of a file")
    func demoPSC() throws {
        try binary.write(Binary.communes, to: "v_commune_2026.csv")
        let demo = ["generate", "demo", "--output", "rpps.txt", "--communes", "v_commune_2026.csv"]
        #expect(try binary.run(demo).code == 0)
        let words = [
            "demo-psc", "--environment", "demo", "--listen", "127.0.0.1:0", "--rpps", "rpps.txt", "--client-id", "ror",
            "--client-secret-file", "secret", "--redirect-uri",
            "http://127.0.0.1:8080/connexion/pro-sante-connect/retour",
            "--post-logout-redirect-uri", "http://127.0.0.1:8080/deconnecte", "--issuer", "http://127.0.0.1:1",
        ]
        let (process, line) = try start(words)
        defer { if process.isRunning { process.terminate() } }
        #expect(line.hasPrefix("simulated Pro Santé Connect on 127.0.0.1:") && line.contains(" invented persons"))
        #expect(try get(line, "/.well-known/wallet-openid-configuration").contains("\"issuer\""))
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
