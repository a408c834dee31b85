public import Domain

/// Forgets what was typed when its time is over: drafts left for 60 days, and the entries of offers withdrawn for 60 days.
public struct OublierSaisies: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// Forgets by transactions of 500; answers in how many offers.
    public func callAsFunction(now: Instant) throws -> Int {
        let auteur = Auteur.exploitant("conservation")
        var total = 0
        while true {
            let count = try store.write { store in
                let found = try store.offresAOublier(now, limit: 500)
                for item in found {
                    var offre = item.value
                    guard offre.oublierSaisie(now: now) else { continue }
                    try store.save(offre, version: item.version, by: auteur, now: now)
                }
                return found.count
            }
            total += count
            if count < 500 { return total }
        }
    }
}
