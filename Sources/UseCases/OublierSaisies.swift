public import Domain

/// Forgets what was typed when its time is over: drafts left for 60 days, and what offers withdrawn for 60 days published.
public struct OublierSaisies: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// Forgets by transactions of 500; answers how many drafts and offers.
    public func callAsFunction(now: Instant) throws -> Int {
        try chaque(now, { try $0.brouillonsExpires(now, limit: 500) }, { $0.expire(now: now) })
            + chaque(now, { try $0.offresAOublier(now, limit: 500) }, { $0.forget(now: now) })
    }

    private func chaque<Aggregate: StoredAggregate>(
        _ now: Instant, _ find: (any StoreReader) throws -> [Versioned<Aggregate>],
        _ forget: (inout Aggregate) -> Bool
    ) throws -> Int {
        let auteur = try Acteur.exploitant("conservation").authorize(.exploiter, sur: .repertoire, le: now.jour)
        var total = 0
        while true {
            let count = try store.write { store in
                let found = try find(store)
                for item in found {
                    var aggregate = item.value
                    guard forget(&aggregate) else { continue }
                    try store.save(aggregate, version: item.version, by: auteur, now: now)
                }
                return found.count
            }
            total += count
            if count < 500 { return total }
        }
    }
}
