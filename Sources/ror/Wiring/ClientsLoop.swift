import Domain
import UseCases

/// Whether the API is open to who shows no token.
enum PublicAccess: String, CaseIterable {
    case on, off
}

/// Reads the machine clients again every few seconds: what `ror client` changes is known by then.
final class ClientsLoop: Sendable {
    /// Seconds for which a stop waits for a reading under way.
    private static let grace = 1.0

    /// The clients.
    let clients: ClientsConnus
    private let loop: JobLoop

    /// Reads them once, then starts. When that first reading fails it is logged, and tokens are refused until another one works.
    init(_ clients: ClientsConnus, log: @escaping @Sendable (String) -> Void) {
        self.clients = clients
        do { try clients.refresh(now: Console.now()) } catch { log("the machine clients cannot be read: \(error)") }
        loop = JobLoop(named: "clients", pause: Double(Limites.clientsRelus.value), log: log) { _ in
            try clients.refresh(now: Console.now())
        }
    }

    /// Stops. To be called once.
    func stop() {
        loop.stop()
        loop.join(within: Self.grace)
    }
}
