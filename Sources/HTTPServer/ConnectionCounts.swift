import Synchronization

/// How many connections each caller has open; those of trusted proxies are not counted.
final class ConnectionCounts: Sendable {
    private let limit: Int
    private let trusted: Set<NetworkAddress>
    private let counts = Mutex<[NetworkAddress: Int]>([:])

    /// Counts up to `limit` per caller; 0 is no limit.
    init(limit: Int, trusted: Set<NetworkAddress>) {
        self.limit = limit
        self.trusted = trusted
    }

    /// Whether one more connection may open.
    func accepts(_ address: NetworkAddress?) -> Bool {
        guard let caller = counted(address) else { return true }
        return counts.withLock { $0[caller, default: 0] < limit }
    }

    /// Counts a connection that opened.
    func add(_ address: NetworkAddress?) {
        guard let caller = counted(address) else { return }
        counts.withLock { $0[caller, default: 0] += 1 }
    }

    /// Forgets a connection that closed.
    func remove(_ address: NetworkAddress?) {
        guard let caller = counted(address) else { return }
        counts.withLock { counts in
            let left = counts[caller, default: 1] - 1
            counts[caller] = left > 0 ? left : nil
        }
    }

    private func counted(_ address: NetworkAddress?) -> NetworkAddress? {
        guard limit > 0, let address, !trusted.contains(address) else { return nil }
        return address.caller
    }
}
