internal import Domain

/// What two generated editions hold, counted while they are written: what imports of them must find.
public struct Ledger: Sendable, Equatable, Codable {
    /// What an import of one edition must count.
    public struct Day: Sendable, Equatable, Codable {
        /// Rows of the extraction of activities, header left out.
        public var rows = 0
        /// Professionals who enter the directory.
        public var records = 0
        /// Offers that an import creates, changes, closes.
        public var created = 0
        /// Offers whose situation, place or professional changes.
        public var changed = 0
        /// Offers that the edition no longer has.
        public var closed = 0
        /// FINESS sites, open or closed.
        public var sites = 0
        /// Rows of Ameli.
        public var ameli = 0
        /// Personal MSSanté mailboxes of professionals of the directory.
        public var mailboxes = 0
    }

    /// The first edition, into an empty directory.
    public var day1 = Day()
    /// The second edition, after the first.
    public var day2 = Day()

    /// Counts what an import makes of somebody, by the rules told to operators: one offer per profession and place; an offer
    /// whose only place changes goes on.
    mutating func add(before: PersonneInventee?, after: PersonneInventee?) {
        let old = before?.offres ?? []
        let new = after?.offres ?? []
        if after?.estRetenue == true { day2.records += 1 }
        let oldKeys = old.compactMap(\.lieu?.cle)
        let newKeys = new.compactMap(\.lieu?.cle)
        let gone = oldKeys.filter { !newKeys.contains($0) }.count
        let arrived = newKeys.filter { !oldKeys.contains($0) }.count
        let moved = gone == 1 && arrived == 1 ? 1 : 0
        day2.closed += gone - moved
        day2.created += arrived - moved
        let isChanged = before?.nom != after?.nom || before?.savoirFaire != after?.savoirFaire
        let stayed = new.filter { activity in old.contains { $0.lieu?.cle == activity.lieu?.cle } }
        day2.changed += moved + (isChanged ? stayed.count : stayed.filter { !old.contains($0) }.count)
    }
}
