import Domain
import SQL
import UseCases

/// The publications and withdrawals of one transaction, kept in memory and written at its end.
///
/// The counter of dates is locked from then to the commit: nobody else publishes meanwhile, so that dates are in the order of
/// commits over all resources, and what is published is made of what is stored. A poller that asks for what is after the last
/// date it saw misses nothing. A transaction that changes no byte takes no date.
struct PublicationWriter {
    private var wanted: [Int64: Publication?] = [:]
    private var sources: Set<PublicationSource> = []
    private var unsupported: Set<ResourceKey> = []
    private var publisher: (any Publisher)?
    private var now = Instant(milliseconds: 0)
    private var date: Instant?
    private var counts: [ResourceType: Int64] = [:]

    private var isEmpty: Bool { wanted.isEmpty && sources.isEmpty && unsupported.isEmpty }

    mutating func publish(_ publications: [Publication], now: Instant) throws {
        self.now = max(self.now, now)
        for publication in publications { wanted.updateValue(publication, forKey: try publication.key.cle()) }
    }

    mutating func withdraw(_ resources: [ResourceKey], now: Instant) throws {
        self.now = max(self.now, now)
        for resource in resources { wanted.updateValue(nil, forKey: try resource.cle()) }
    }

    mutating func republish(_ sources: [PublicationSource], by publisher: any Publisher, now: Instant) {
        self.now = max(self.now, now)
        self.publisher = publisher
        self.sources.formUnion(sources)
    }

    mutating func withdrawUnsupported(_ resources: [ResourceKey], now: Instant) {
        self.now = max(self.now, now)
        unsupported.formUnion(resources)
    }

    /// Takes what is to be done at the end of the transaction; answers `nil` when there is nothing.
    mutating func end(on connection: any SQLConnection) throws -> Work? {
        guard !isEmpty else { return nil }
        _ = try CompteurRepository(connection).locked(.datePublication)
        defer { (sources, unsupported) = ([], []) }
        return Work(sources: sources, unsupported: Array(unsupported), publisher: publisher, now: now)
    }

    /// What is to be made of the aggregates once nobody else may publish.
    struct Work {
        let sources: Set<PublicationSource>
        let unsupported: [ResourceKey]
        let publisher: (any Publisher)?
        let now: Instant
    }

    /// Writes what differs from what is stored. To be called between `end` and the commit.
    mutating func write(on connection: any SQLConnection) throws {
        let repository = PublicationRepository(connection)
        let known = try repository.known(wanted.keys.sorted())
        for (cle, publication) in wanted.sorted(by: { $0.key < $1.key }) {
            let former = known[cle]
            if let publication {
                let isSame = former.map { $0.body == publication.body(lastUpdated: $0.lastUpdated) } ?? false
                if !isSame {
                    let date = try nextDate(on: connection)
                    try repository.write(cle, publication.body(lastUpdated: date), date: date)
                }
                if former?.body == nil { counts[publication.key.type, default: 0] += 1 }
                try repository.replaceTokens(of: cle, former?.tokens ?? [], by: Set(publication.tokens))
            } else if let former, former.body != nil {
                try repository.write(cle, nil, date: try nextDate(on: connection))
                try repository.replaceTokens(of: cle, former.tokens, by: [])
                if let type = ResourceKey(cle: cle)?.type { counts[type, default: 0] -= 1 }
            }
        }
        wanted.removeAll(keepingCapacity: true)
    }

    /// Tells the counters how many resources consumers can read more, or fewer.
    func count(on connection: any SQLConnection) throws {
        for (type, change) in counts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where change != 0 {
            try CompteurRepository(connection).add(change, to: .publications(type))
        }
    }

    /// The one date of what this transaction changes: later than all those given before, whatever the clock says.
    private mutating func nextDate(on connection: any SQLConnection) throws -> Instant {
        if let date { return date }
        let compteurs = CompteurRepository(connection)
        let next = max(now.milliseconds, try compteurs.value(.datePublication) + 1)
        try compteurs.set(.datePublication, next)
        let date = Instant(milliseconds: next)
        self.date = date
        return date
    }
}
