extension NOS {
    /// A code of an expanded value set.
    struct Contained: Decodable {
        let code: String?
        let display: String?
        let inactive: Bool?
        let abstract: Bool?
        let contains: [Contained]?

        /// This code and those nested in it, in order.
        var flattened: [Contained] { [self] + (contains ?? []).flatMap(\.flattened) }
    }
}
