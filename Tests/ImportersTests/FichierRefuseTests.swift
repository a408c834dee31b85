import Tabular
import Testing

@testable import Importers

/// When a file is refused as a whole, and when an edition waits for a confirmation.
struct FichierRefuseTests {
    @Test(
        "refuses a file without rows, of wrong rows only, or of one wrong row in twenty when these are 50",
        arguments: [
            (0, 0, .empty), (1, 0, nil), (1, 1, .tooManyErrors), (2, 1, nil), (49, 49, .tooManyErrors),
            (100, 49, nil), (100, 50, .tooManyErrors), (999, 50, .tooManyErrors), (1000, 50, nil), (1019, 50, nil),
            (1000, 51, .tooManyErrors), (1, 2, .tooManyErrors),
        ] as [(Int, Int, FichierRefuse.Code?)])
    func check(rows: Int, errors: Int, expected: FichierRefuse.Code?) {
        var code: FichierRefuse.Code?
        do throws(FichierRefuse) { try FichierRefuse.check("f.txt", rows: rows, errors: errors) } catch {
            code = error.code
            #expect(error.description.contains("f.txt") && error.description.hasSuffix("refused."))
        }
        #expect(code == expected)
    }

    @Test("names the columns that a file lacks, in the order asked, and says what it should be")
    func columns() throws {
        let lines = try RegisterRows(
            ByteSource(bytes: Array("Nom;Ville\n".utf8), name: "f.csv"), separator: ";", log: DiagnosticLog())
        let refusal = #expect(throws: FichierRefuse.self) {
            try lines.require(["Code", "VILLE", "Prénom"], kind: "liste")
        }
        #expect(refusal?.code == .missingColumns(["Code", "Prénom"]))
        #expect(refusal?.description == "The file f.csv is no liste: it lacks « Code », « Prénom ».")
        #expect(throws: Never.self) { try lines.require(["nom", "ville"], kind: "liste") }
    }

    @Test("keeps the sentence of a file that cannot be read")
    func unreadable() {
        let refusal = FichierRefuse(TabularError(.damaged, "The file f is damaged."))
        #expect(refusal.code == .unreadable && refusal.description == "The file f is damaged.")
    }

    @Test(
        "holds an edition that touches more than its share of what is known",
        arguments: [
            (0, 0, 0.05, false), (9, 0, 0.05, false), (5, 100, 0.05, false), (6, 100, 0.05, true), (1, 19, 0.05, true),
            (1, 20, 0.05, false), (1, 100, 0, true), (0, 100, 0, false), (100, 100, 1, false),
        ] as [(Int, Int, Double, Bool)])
    func held(touched: Int, known: Int, share: Double, expected: Bool) {
        var rules = ReglesImport()
        rules.maximumShare = share
        #expect(rules.isHeld(touched: touched, of: known) == expected)
        rules.isConfirmed = true
        #expect(!rules.isHeld(touched: touched, of: known))
    }
}
