import Domain
import Storage
import Testing
import UseCases

@Suite struct EvenementTests {
    private func event(_ id: Int64, to account: Int64 = 7, about: Int64 = 9, at date: Instant = Exemple.now)
        -> Evenement
    {
        Evenement(
            id: Exemple.id(id), nature: .anomalieCorrigee, destinataire: Exemple.id(account), objet: Exemple.id(about),
            date: date)
    }

    @Test("gives back each event whole, extremes included, by number and not by arrival", arguments: Engine.available)
    func roundTrip(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            let events = [
                event(3, at: Instant(milliseconds: -1)), event(1, to: .max, about: .min),
                event(.max, at: Instant(milliseconds: .max)), event(2, to: 0, at: Instant(milliseconds: .min)),
            ]
            try store.write { store in for event in events { try store.emit(event) } }
            let expected = events.sorted { $0.id < $1.id }
            #expect(try store.read { try $0.evenementsATraiter(limit: 10) } == expected)
            #expect(try store.read { try $0.evenementsATraiter(limit: 2) } == Array(expected.prefix(2)))
            #expect(try store.read { try $0.evenementsATraiter(limit: 0) }.isEmpty)
        }
    }

    @Test("an event that was told is not told again, unknown numbers change nothing", arguments: Engine.available)
    func told(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            try store.write { store in for id in Int64(1)...4 { try store.emit(event(id)) } }
            let cases: [([Int64], [Int64])] = [
                ([], [1, 2, 3, 4]), ([99], [1, 2, 3, 4]), ([2, 4], [1, 3]), ([2], [1, 3]), ([1, 3], []),
            ]
            for (told, left) in cases {
                try store.write { try $0.markTold(told.map(Exemple.id), now: Exemple.now) }
                #expect(try store.read { try $0.evenementsATraiter(limit: 10) }.map(\.id.rawValue) == left)
            }
        }
    }

    @Test("an event of a transaction that fails was never there", arguments: Engine.available)
    func undone(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            #expect(throws: UseCaseError.self) {
                try store.write { store in
                    try store.emit(event(1))
                    throw UseCaseError(.interdit, "no")
                }
            }
            #expect(try store.read { try $0.evenementsATraiter(limit: 10) }.isEmpty)
        }
    }
}
