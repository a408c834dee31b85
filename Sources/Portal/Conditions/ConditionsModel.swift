import Domain
import HTML
import Markdown

/// One version of the conditions of use, ready to show.
struct ConditionsModel: Sendable {
    let version: String
    /// « en vigueur depuis le 1er décembre 2026 ».
    let vigueur: String
    let texte: HTML
    /// « Ce qui change »; `nil` for the first version.
    let changements: HTML?

    init(_ conditions: VersionConditions, now: Instant) {
        version = conditions.version
        vigueur = Self.vigueur(conditions, le: now.jourCivil)
        texte = HTML(verbatim: MarkdownDocument(conditions.texte).html)
        changements =
            conditions.changements.isEmpty ? nil : HTML(verbatim: MarkdownDocument(conditions.changements).html)
    }

    /// Since when, or from when on.
    static func vigueur(_ conditions: VersionConditions, le jour: JourCivil) -> String {
        conditions.dateVigueur > jour && conditions.datePublication.jourCivil < conditions.dateVigueur
            ? "en vigueur à partir du \(conditions.dateVigueur.enFrancais)"
            : "en vigueur depuis le \(conditions.dateVigueur.enFrancais)"
    }
}

extension Instant {
    /// The day in metropolitan France.
    var jourCivil: JourCivil { heureDeParis.jour }
}
