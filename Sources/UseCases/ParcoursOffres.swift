import Domain

/// Goes through every offer by transactions of 500, in the order of identifiers: memory is bounded and a stop loses one lot.
struct ParcoursOffres {
    let store: any Store

    /// Runs `work` on each offer and answers the sum of what it answers. `progress` is told the offers done.
    func callAsFunction(
        progress: (_ done: Int) -> Void, _ work: (Versioned<OffreOperationnelle>, any StoreWriter) throws -> Int
    ) throws -> Int {
        var after: Identifiant?
        var done = 0
        var sum = 0
        while true {
            let page = try store.read { try $0.ids(of: OffreOperationnelle.self, after: after, limit: 500) }
            guard let last = page.last else { return sum }
            sum += try store.write(relaxed: true) { store in
                try page.reduce(0) { sum, id in
                    guard let offre = try store.find(OffreOperationnelle.self, id) else { return sum }
                    return try sum + work(offre, store)
                }
            }
            done += page.count
            progress(done)
            after = last
        }
    }
}
