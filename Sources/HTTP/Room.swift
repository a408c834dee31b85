/// Where a request is answered. Rooms cannot starve each other: each has its own threads and its own bounded queue, and
/// a full one answers 503 with `Retry-After` while the others go on.
public enum Room: Sendable, Hashable, CaseIterable {
    /// On the thread that read the request: what needs no lock, no disk and no other server, or one read by key in this
    /// process.
    case immediate
    /// The pages that read or change the store.
    case pages
    /// The searches, and the reads by key when the store is another process.
    case searches
    /// What looks at a password, which takes long on purpose.
    case passwords
    /// What calls another server.
    case outbound
    /// The tokens of machine clients.
    case tokens
}
