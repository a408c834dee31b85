import Domain
import Synchronization

/// Counts what happens under a name within a minute, in bounded memory: names that share a place share its count.
final class Windows: Sendable {
    private struct Window {
        var minute: Int64 = 0
        var count = 0
    }

    private static let places = 1024

    private let windows = Mutex([Window](repeating: Window(), count: places))
    private let limit: Int

    /// Counts up to `limit` per name and minute.
    init(limit: Int) {
        self.limit = limit
    }

    /// Counts once more; the seconds to wait when there were `limit` in this minute already, `nil` otherwise.
    func count(_ name: some Hashable, now: Instant) -> Int? {
        let place = name.hashValue & (Self.places - 1)
        let minute = now.seconds / 60
        return windows.withLock { windows in
            if windows[place].minute != minute { windows[place] = Window(minute: minute) }
            guard windows[place].count < limit else { return Int(60 - now.seconds % 60) }
            windows[place].count += 1
            return nil
        }
    }
}
