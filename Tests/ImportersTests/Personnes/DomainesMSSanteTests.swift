import Domain
import Foundation
import Importers
import TestSupport
import Testing
import UseCases

/// The domains of MSSanté operators that an extraction has.
@Suite struct DomainesMSSanteTests {
    private static let header = ["Type de BAL", "Adresse BAL", "Identifiant PP"]
    private let test: TestStore
    private let number = String(Exemples.idNatPS(1).description.dropFirst())

    init() throws {
        test = try TestStore()
        try Edition(rows: [Edition.row(rank: 1)]).take(into: test)
    }

    private func take(_ rows: [[String]], rules: ReglesImport = ReglesImport()) throws -> RapportImport {
        try Edition.withFile(Data(([Self.header] + rows).map(Edition.line).joined().utf8), name: "registre.txt") {
            path in
            try MSSante.importEdition(MSSante.boites.file(path: path), in: .exemple(test, rules: rules))
        }
    }

    private var domains: Set<String> { get throws { try test.store.read { try $0.domainesMSSante() } } }

    @Test("keeps the domains of all rows, each once, but those that end in mssante.fr, and forgets those that are gone")
    func all() throws {
        let first = try take([
            ["PER", "a@pro.mssante.fr", number], ["ORG", "service@Secure.Exemple.org", ""],
            ["APP", "b@secure.exemple.org", ""], ["PER", "c@autre.exemple.org", "10999999999"],
            ["ORG", "illisible", ""],
        ])
        #expect(first.state == .applied)
        #expect(try domains == ["secure.exemple.org", "autre.exemple.org"])
        #expect(
            try take([["PER", "a@pro.mssante.fr", number], ["ORG", "s@secure.exemple.org", ""]]).state == .applied)
        #expect(try domains == ["secure.exemple.org"])
    }

    @Test("stores none of a dry run, of an edition that is held, and of a file that is refused")
    func nothing() throws {
        _ = try take([["PER", "a@pro.mssante.fr", number], ["ORG", "s@secure.exemple.org", ""]])
        var rules = ReglesImport()
        rules.dryRun = true
        _ = try take([["PER", "a@pro.mssante.fr", number], ["ORG", "s@autre.exemple.org", ""]], rules: rules)
        #expect(
            try take([["ORG", "s@autre.exemple.org", ""], ["PER", "x@a.mssante.fr", "10999999999"]]).state == .held)
        #expect(throws: FichierRefuse.self) { try take([]) }
        #expect(try domains == ["secure.exemple.org"])
    }

    @Test("refuses an extraction with more domains than are held in memory")
    func tooMany() {
        let many = (0...Limites.domainesMSSante.value).map { ["ORG", "s@d\($0).exemple.org", ""] }
        #expect(throws: FichierRefuse.self) { try take(many) }
    }
}
