public import Domain

/// Something that happened and that someone is to be told: written in the transaction of what happened, told later.
public struct Evenement: Sendable, Equatable {
    /// What happened.
    public enum Nature: String, Sendable, CaseIterable {
        /// A declared anomaly is corrected: `objet` is the anomaly.
        case anomalieCorrigee = "anomalie-corrigee"
        /// A change of a register made an offer « A vérifier »: `objet` is the offer.
        case offreAVerifier = "offre-a-verifier"
        /// A draft is emptied in 15 days, unless it changes: `objet` is the offer.
        case brouillonQuinzeJours = "brouillon-15-jours"
        /// A draft is emptied in 3 days, unless it changes: `objet` is the offer.
        case brouillonTroisJours = "brouillon-3-jours"
        /// An offer was validated 11 months ago: `objet` is the offer.
        case validationOnzeMois = "validation-11-mois"
        /// An offer was validated 12 months ago: `objet` is the offer.
        case validationDouzeMois = "validation-12-mois"
    }

    /// The number of the event; ascending.
    public var id: Identifiant
    /// What happened.
    public var nature: Nature
    /// The account that is to be told.
    public var destinataire: Identifiant
    /// What it is about.
    public var objet: Identifiant
    /// When it happened.
    public var date: Instant

    /// An event.
    public init(id: Identifiant, nature: Nature, destinataire: Identifiant, objet: Identifiant, date: Instant) {
        self.id = id
        self.nature = nature
        self.destinataire = destinataire
        self.objet = objet
        self.date = date
    }
}

/// What is asked of the events.
public protocol EvenementQuestions {
    /// The events that nobody was told of yet, the first one first, at most `limit`.
    func evenementsATraiter(limit: Int) throws -> [Evenement]
}

/// What is stored of the events.
public protocol EvenementWriter {
    /// Adds an event, to be told later.
    func emit(_ evenement: Evenement) throws
    /// Notes that somebody was told of events.
    func markTold(_ ids: [Identifiant], now: Instant) throws
}
