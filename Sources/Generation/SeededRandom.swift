/// A generator of numbers that gives the same sequence for the same seed, on every machine (SplitMix64).
///
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    /// A sequence of a seed and of the thing it is drawn for.
    init(seed: UInt64, for part: UInt64 = 0) {
        state = seed &+ part &* 0xD1B5_4A32_D192_ED03
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to `count` excluded; 0 when `count` is 0.
    mutating func below(_ count: Int) -> Int {
        count > 0 ? Int(next() % UInt64(count)) : 0
    }

    /// Whether something of a probability in thousandths happens.
    mutating func happens(_ perThousand: Int) -> Bool { below(1000) < perThousand }

    /// One of these values.
    mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

    /// One of the ranks of these weights.
    mutating func rank(weights: [Int]) -> Int {
        var draw = below(weights.reduce(0, +))
        for (rank, weight) in weights.enumerated() {
            if draw < weight { return rank }
            draw -= weight
        }
        return 0
    }
}
