import Foundation
import PDF
import Testing

/// Documents, read back by the tools of poppler.
@Suite struct PDFDocumentTests {
    private static let paragraph = String(
        repeating: "L’œuvre coûte 12\u{A0}€ à l’été\u{A0}: « où\u{A0}? ». ", count: 30)

    private static let document = PDFDocument.make(
        title: "Conditions d’été", author: "ROR", language: "fr-FR", date: "2026-11-25T10:00:00Z",
        parts: [.heading(1, "Conditions d’été"), .heading(2, "1. Objet"), .paragraph(paragraph)]
            + [.item(mark: "•", "Premier point"), .item(mark: "•", "Second point")]
            + (2...30).flatMap { [.heading(2, "\($0). Titre"), .paragraph(paragraph)] as [PDFDocument.Part] })

    /// What a tool of poppler prints of the document.
    private func poppler(_ tool: String, _ words: String...) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "ror-\(UUID().uuidString).pdf")
        try Data(Self.document).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/" + tool)
        process.arguments = words.map { $0 == "FILE" ? file.path : $0 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }

    private var text: String { String(decoding: Self.document, as: UTF8.self) }

    @Test("every word comes back, accents and typographic signs included")
    func words() throws {
        let read = try poppler("pdftotext", "-enc", "UTF-8", "FILE", "-")
        let joined = read.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for words in [
            "Conditions d’été", "1. Objet", "L’œuvre coûte", "€ à l’été", "« où", "• Premier point", "30. Titre",
        ] {
            #expect(joined.contains(words), "\(words)")
        }
        #expect(!read.contains("Syntax Error"))
    }

    @Test("is tagged, titled and A4, over several pages")
    func properties() throws {
        let info = try poppler("pdfinfo", "FILE")
        #expect(info.contains("Title:           Conditions d’été"))
        #expect(info.contains("Tagged:          yes"))
        #expect(info.contains("(A4)"))
        #expect(!info.contains("Error"))
        let structure = try poppler("pdfinfo", "-struct-text", "FILE")
        #expect(structure.contains("H1") && structure.contains("H2") && structure.contains("P"))
    }

    @Test("tells its language, and that its title is to be shown")
    func language() {
        #expect(text.contains("/Lang (fr-FR)"))
        #expect(text.contains("/DisplayDocTitle true"))
    }

    @Test("a document without words is a page")
    func empty() {
        let bytes = PDFDocument.make(title: "", author: "", language: "fr-FR", date: "2026-11-25", parts: [])
        #expect(String(decoding: bytes.prefix(5), as: UTF8.self) == "%PDF-")
    }
}
