public import Domain

/// Holds tries back: so many at once, then one more each time an interval has passed. Nothing is ever locked.
///
/// One date per key is kept in the store, for all processes of the service: that at which every try would be forgotten. A try
/// puts it one interval later. Keys are digests under a secret, so that no address nor e-mail can be read there. See decision
/// 0025.
public struct Freins: Sendable {
    private let secret: [UInt8]
    private let primitives: CryptographicPrimitives

    /// The brakes of a service, whose keys are made under a secret of its own.
    public init(secret: [UInt8], primitives: CryptographicPrimitives) {
        self.secret = primitives.derivedKey(secret, "ror freins 1")
        self.primitives = primitives
    }

    /// Counts a try under each of some brakes. Run it in a transaction of its own, before what is costly or tells something.
    ///
    /// Throws `UseCaseError.freine`, and then nothing is counted, when one of them has no try left.
    public func take(_ freins: [Frein], in store: any StoreWriter, now: Instant) throws {
        // Always in the same order, so that two transactions do not wait for each other.
        var taken: [Frein] = []
        let keyed = freins.map { (frein: $0, cle: cle($0)) }.sorted { $0.cle.lexicographicallyPrecedes($1.cle) }
        for (frein, cle) in keyed {
            let date = try store.delayFrein(cle, by: frein.intervalle * 1000, now: now)
            let late = date.milliseconds - now.milliseconds - Int64(frein.auPlus) * frein.intervalle * 1000
            guard late > 0 else {
                taken.append(frein)
                continue
            }
            try giveBack(taken + [frein], in: store)
            throw UseCaseError(.freine(secondes: Int((late + 999) / 1000)), "too many tries: \(frein.nom)")
        }
    }

    /// Counts a try as `take` does; false when one of the brakes has no try left.
    func takes(_ freins: [Frein], in store: any StoreWriter, now: Instant) throws -> Bool {
        do {
            try take(freins, in: store, now: now)
            return true
        } catch let error as UseCaseError where error.category == .tooMany {
            return false
        }
    }

    /// Gives a try back, that was no try to guess.
    public func giveBack(_ freins: [Frein], in store: any StoreWriter) throws {
        for frein in freins { try store.easeFrein(cle(frein), by: frein.intervalle * 1000) }
    }

    private func cle(_ frein: Frein) -> [UInt8] {
        primitives.derivedKey(secret, "\(frein.nom)\n\(frein.valeur)")
    }
}

/// A brake on the tries of somebody or something.
public struct Frein: Sendable, Equatable {
    /// What it brakes: a word of the program.
    public let nom: String
    /// Whose tries: an address of the network, an e-mail, a device. Never stored.
    public let valeur: String
    /// The tries taken at once.
    public let auPlus: Int
    /// Seconds after which one more is taken.
    public let intervalle: Int64

    /// A brake.
    public init(_ nom: String, _ valeur: String, auPlus: Int, intervalle: Int64) {
        self.nom = nom
        self.valeur = valeur
        self.auPlus = auPlus
        self.intervalle = intervalle
    }
}
