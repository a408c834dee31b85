import Domain
import Tabular
import TestSupport
import Testing

@testable import Importers

/// Texts of registers, from their bytes to the fiches.
@Suite struct TexteRegistreTests {
    @Test(
        "keeps the value of an RPPS row without what no text may hold, regular, and tells the line, the column and the characters"
    )
    func rpps() throws {
        let log = DiagnosticLog()
        let row = Edition.row([
            .raisonSocialeSite: "\u{A0}CABINET\u{A0}DE L\u{2019}E\u{301}TE\u{301}\u{200B} \u{1B}[31m\u{0}"
        ])
        let source = try ByteSource(bytes: Array(Edition(rows: [row]).text.utf8), name: "rpps.txt")
        let reader = try RPPS.Reader(source, log: log)
        let typed = try #require(try reader.nextTyped())
        guard case .lieu(let place) = typed.activite else { return #expect(Bool(false), "no place") }
        let name = place.structure.denominationEG
        #expect(name.unicodeScalars.elementsEqual("CABINET DE L\u{2019}\u{C9}T\u{C9} [31m".unicodeScalars))
        let told = try #require(log.kept.first { $0.rule == "caractere-interdit" })
        #expect(told.line == 2 && told.file == "rpps.txt" && told.column == RPPS.Column.raisonSocialeSite.name)
        #expect(told.message.contains("U+1B, U+0") && told.severity == .warning)
    }
}
