import Synchronization

/// The bytes of large bodies in memory, over all connections: those being received, or the answers that stay until their
/// client has read them.
final class ByteBudget: Sendable {
    /// Bodies below this size always pass: connections bound them.
    static let smallBytes = 64 * 1024

    private let limit: Int
    private let taken = Atomic<Int>(0)

    /// A budget of `limit` bytes.
    init(limit: Int) {
        self.limit = limit
    }

    /// The bytes taken.
    var bytes: Int { taken.load(ordering: .relaxed) }

    /// Takes the bytes of a body; `nil` when too many are taken, 0 for a small one.
    func take(_ bytes: Int) -> Int? {
        guard bytes >= Self.smallBytes else { return 0 }
        guard taken.wrappingAdd(bytes, ordering: .relaxed).newValue <= limit else {
            taken.wrappingSubtract(bytes, ordering: .relaxed)
            return nil
        }
        return bytes
    }

    /// Gives back what was taken.
    func giveBack(_ bytes: Int) {
        if bytes > 0 { taken.wrappingSubtract(bytes, ordering: .relaxed) }
    }
}
