import Foundation
import Testing

@testable import ror

/// What commands write is for the account that runs them, whatever the umask of its shell.
@Suite struct FileModeTests {
    @Test("folders 700, databases, journals, locks, logs and reports 600")
    func modes() throws {
        let binary = try Binary()
        try binary.write("invented\n", to: "secret")
        try binary.write(Binary.communes, to: "v_commune_2026.csv")
        let words = [
            "import", "communes", "v_commune_2026.csv", "--report", "r/report.json", "--database", "d/ror.sqlite",
        ]
        #expect(try binary.run(words).code == 0)
        #expect(
            try binary.run(["generate", "demo", "--output", "o/rpps.txt", "--communes", "v_commune_2026.csv"]).code == 0
        )
        let served = try binary.run([
            "serve", "--environment", "demo", "--database", "d/ror.sqlite", "--access-log", "l/access.log", "--listen",
            "192.0.2.1:1", "--psc-issuer", "https://psc.example", "--psc-client-id", "ror",
            "--psc-client-secret-file", "secret",
        ])
        #expect(served.code == 1, "\(served.errors)")
        let files = FileManager.default
        var seen = 0
        for folder in ["d", "r", "l", "o"] {
            #expect(try mode(binary, folder) == 0o700, "\(folder)")
            for name in try files.contentsOfDirectory(atPath: binary.folder + "/" + folder) {
                #expect(try mode(binary, folder + "/" + name) == 0o600, "\(folder)/\(name)")
                seen += 1
            }
        }
        #expect(seen >= 4)
    }

    private func mode(_ binary: Binary, _ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: binary.folder + "/" + name)[.posixPermissions] as? Int
    }
}
