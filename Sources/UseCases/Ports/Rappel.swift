public import Domain

/// What people are reminded of by the passing of time. A raw value is stored and never changes.
public enum Rappel: String, Sendable, CaseIterable {
    /// A draft is emptied in 15 days.
    case brouillonQuinzeJours = "brouillon-15-jours"
    /// A draft is emptied in 3 days.
    case brouillonTroisJours = "brouillon-3-jours"
    /// A published offer was validated 11 months (334 days) ago.
    case validationOnzeMois = "validation-11-mois"
    /// A published offer was validated 12 months (365 days) ago.
    case validationDouzeMois = "validation-12-mois"
}

/// A date to be reminded of: when a draft is emptied, or when an offer was validated. Ordered by date, then by offer.
public struct Echeance: Sendable, Equatable {
    /// The date.
    public var date: Instant
    /// The offer.
    public var objet: Identifiant

    /// A date.
    public init(date: Instant, objet: Identifiant) {
        self.date = date
        self.objet = objet
    }

    /// Before any date.
    public static let debut = Echeance(date: Instant(milliseconds: .min), objet: Identifiant(rawValue: 0))
}

/// What is asked for reminders.
public protocol RappelQuestions {
    /// The last date that was looked at for a reminder.
    func curseur(_ rappel: Rappel) throws -> Echeance
    /// The dates of a reminder after one of them, until a moment included, in their order, at most `limit`.
    func echeances(_ rappel: Rappel, after: Echeance, until: Instant, limit: Int) throws -> [Echeance]
    /// The last person who changed an offer by the portal, as the history names them; `nil` when none did.
    func dernierePersonne(offre: Identifiant) throws -> String?
}

/// What is stored for reminders.
public protocol RappelWriter {
    /// Notes the last date that was looked at for a reminder.
    func advance(_ rappel: Rappel, to echeance: Echeance) throws
}
