public import Domain

/// Finds whom to remind of what comes with time: a draft that will be emptied, an offer that nobody looked at for a year.
///
/// Dates are walked in their order, each once: how far is kept in the transaction that emits the events. A draft that changes, an
/// offer validated again, has another date, farther on.
public struct PreparerRappels: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// How many drafts or offers are looked at in one transaction.
    static let lot = 200

    /// Does one step: the next drafts and offers of each kind.
    public func callAsFunction(now: Instant) throws -> Travail.Step {
        var count = 0
        var isLast = true
        for nature in Rappel.allCases {
            let found = try store.write { try Self.remind(nature, now: now, in: $0) }
            count += found.told
            isLast = isLast && found.seen < Self.lot
        }
        return Travail.Step(count: count, isLast: isLast)
    }

    private static func remind(
        _ rappel: Rappel, now: Instant, in store: any StoreWriter
    ) throws -> (seen: Int, told: Int) {
        let start = try store.curseur(rappel)
        let found = try store.echeances(rappel, after: start, until: rappel.borne(now), limit: lot)
        guard let last = found.last else { return (0, 0) }
        try store.advance(rappel, to: last)
        var told = 0
        for echeance in found where rappel.isNeeded(echeance.date, now: now) {
            guard let offre = try store.find(OffreOperationnelle.self, echeance.objet)?.value, offre.dateRetrait == nil
            else { continue }
            try store.emit(rappel.nature, about: offre, now: now)
            told += 1
        }
        return (found.count, told)
    }
}

extension Rappel {
    /// The last date that is told at a moment.
    fileprivate func borne(_ now: Instant) -> Instant {
        switch self {
        case .brouillonQuinzeJours: now.adding(days: 15)
        case .brouillonTroisJours: now.adding(days: 3)
        case .validationOnzeMois: now.adding(days: -334)
        case .validationDouzeMois: now.adding(days: -365)
        }
    }

    /// Whether a date is not one of the next reminder, or over: after a long stop, only the last reminder is made.
    fileprivate func isNeeded(_ date: Instant, now: Instant) -> Bool {
        switch self {
        case .brouillonQuinzeJours: date > Rappel.brouillonTroisJours.borne(now)
        case .brouillonTroisJours: date > now
        case .validationOnzeMois: date > Rappel.validationDouzeMois.borne(now)
        case .validationDouzeMois: true
        }
    }

    fileprivate var nature: Evenement.Nature {
        switch self {
        case .brouillonQuinzeJours: .brouillonQuinzeJours
        case .brouillonTroisJours: .brouillonTroisJours
        case .validationOnzeMois: .validationOnzeMois
        case .validationDouzeMois: .validationDouzeMois
        }
    }
}
