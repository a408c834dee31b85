import Domain

/// The size of each room of threads: see `Room`. The event threads answer what is `immediate`.
public struct RoomSizes: Sendable {
    /// One room: its threads, at least 1, and how many requests may wait for one of them before 503 is answered.
    public struct Size: Sendable, Equatable {
        /// Requests answered at once.
        public var threads: Int
        /// Requests that may wait.
        public var queue: Int

        /// A size.
        public init(threads: Int, queue: Int) {
            self.threads = threads
            self.queue = queue
        }
    }

    /// Pages: those that save wait for each other.
    public var pages = Size(threads: Limites.filsPages.value, queue: Limites.attentePages.value)
    /// Searches: each holds its whole answer in memory, so their threads bound how many are built at once.
    public var searches = Size(
        threads: Limites.filsRecherches.value, queue: Limites.attenteRecherches.value)
    /// Passwords: each takes memory and processor time on purpose.
    public var passwords = Size(
        threads: Limites.filsMotsDePasse.value, queue: Limites.attenteMotsDePasse.value)
    /// Calls to another server.
    public var outbound = Size(
        threads: Limites.filsDehors.value, queue: Limites.attenteDehors.value)
    /// Tokens of machine clients.
    public var tokens = Size(
        threads: Limites.filsJetons.value, queue: Limites.attenteJetons.value)

    /// The defaults.
    public init() {}
}
