public import Domain

/// Writes two synthetic editions of every register, a day apart, in their true formats, and the ledger of what imports of
/// them must find.
///
/// Memory does not depend on the number of professionals.
public struct GenerationRegistres: Sendable {
    private let monde: Monde
    private let day1: JourCivil

    /// The editions of a country; the first one is of this day.
    public init(_ monde: Monde, day1: JourCivil) {
        self.monde = monde
        self.day1 = day1
    }

    /// Receives the bytes of a register, in order, by blocks.
    public typealias Sink = (Registre, [UInt8]) throws -> Void

    /// Writes both editions in one pass over the ranks: each of `first` and `second` receives its files from start to end.
    public func write(
        first: @escaping Sink, second: @escaping Sink, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws -> Ledger {
        var ledger = Ledger()
        var one = EditionRegistres(day: 1, date: day1, sink: first)
        var two = EditionRegistres(day: 2, date: JourCivil(rang: day1.rang + 1), sink: second)
        try one.begin()
        try two.begin()
        let total = monde.professionals + monde.newcomers
        for number in 0..<total {
            let (before, after) = deuxJours(Monde.firstRank + number, isNew: number >= monde.professionals)
            if let before {
                try one.write(before, monde, &ledger.day1)
                ledger.day1.records += before.estRetenue ? 1 : 0
                ledger.day1.created += before.offres.count
            }
            if let after { try two.write(after, monde, &ledger.day2) }
            ledger.add(before: before, after: after)
            if number.isMultiple(of: 10_000) { progress(number, total) }
        }
        for rank in 0..<monde.structures {
            guard let site = monde.site(rank) else { continue }
            try one.write(site, &ledger.day1)
            try two.write(monde.lendemain(site), &ledger.day2)
        }
        try one.end()
        try two.end()
        return ledger
    }

    private func deuxJours(_ rank: Int, isNew: Bool) -> (PersonneInventee?, PersonneInventee?) {
        let person = monde.personne(rank)
        if isNew { return (nil, person) }
        guard let event = monde.evenement(rank) else { return (person, person) }
        return (person, monde.lendemain(person, event))
    }
}
