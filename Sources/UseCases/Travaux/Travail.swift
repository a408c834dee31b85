public import Domain

/// Work that happens by itself, at its time, in one process at once: see `TravailRunner`.
public struct Travail: Sendable {
    /// What one step did.
    public struct Step: Sendable, Equatable {
        /// How many things it treated.
        public let count: Int
        /// Whether nothing is left to do.
        public let isLast: Bool

        /// A step.
        public init(count: Int, isLast: Bool) {
            self.count = count
            self.isLast = isLast
        }
    }

    /// The name, in kebab-case: `ror jobs run NAME`.
    public let nom: String
    /// When it is run.
    public let cadence: Cadence
    /// What it counts, in English: `sessions ended`.
    public let unit: String
    /// What it deletes, and of which no trace is to stay in the files of the database.
    public let erases: [ContenuEfface]
    /// Does one bounded step, at a moment. It may be done again when a process is killed: what is done twice must be as if
    /// done once.
    public let step: @Sendable (Instant) throws -> Step

    /// A job.
    public init(
        _ nom: String, _ cadence: Cadence, counting unit: String, erasing erases: [ContenuEfface] = [],
        step: @escaping @Sendable (Instant) throws -> Step
    ) {
        self.nom = nom
        self.cadence = cadence
        self.unit = unit
        self.erases = erases
        self.step = step
    }
}
