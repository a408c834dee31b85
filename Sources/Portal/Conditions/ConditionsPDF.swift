import Domain
import Markdown
import PDF

/// A version of the conditions of use as a document to be kept.
enum ConditionsPDF {
    static func bytes(_ conditions: VersionConditions) -> [UInt8] {
        let titre = ConditionsView.titre + " du ROR"
        let intro = "Version \(conditions.version), en vigueur à partir du \(conditions.dateVigueur.enFrancais)."
        var parts: [PDFDocument.Part] = [.heading(1, titre), .paragraph(intro)]
        if !conditions.changements.isEmpty {
            parts += [.heading(2, "Ce qui change")] + Self.parts(conditions.changements)
        }
        parts += Self.parts(conditions.texte)
        return PDFDocument.make(
            title: "\(titre), version \(conditions.version)",
            author: "Répertoire national de l’offre et des ressources en santé et accompagnement médico-social",
            language: "fr-FR", date: conditions.datePublication.iso8601, parts: parts)
    }

    private static func parts(_ text: String) -> [PDFDocument.Part] {
        MarkdownDocument(text).blocks.map { block in
            switch block.kind {
            case .heading(let level): .heading(level, block.text)
            case .paragraph: .paragraph(block.text)
            case .item(let mark): .item(mark: mark, block.text)
            }
        }
    }
}
