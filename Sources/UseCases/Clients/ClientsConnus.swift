public import Domain
import Synchronization

/// The machine clients in memory, so that a request never waits for the database to know who asks.
///
/// Each process reads them again every few seconds (`refresh`): what `ror client` changes is known everywhere by then. When the
/// store could not be read for `Limites.clientsPerimes` seconds they are known no more: revoked clients do not come back by it.
public final class ClientsConnus: Sendable {
    /// Why nothing can be said of a client.
    public struct Indisponible: Error, Equatable {}

    private struct Etat {
        var parClientID: [String: ClientMachine] = [:]
        var parID: [Identifiant: ClientMachine] = [:]
        var lecture: Instant?
    }

    private let store: any Store
    private let etat = Mutex(Etat())

    /// No client is known before the first `refresh`.
    public init(store: any Store) {
        self.store = store
    }

    /// Reads the clients again, `Limites.clients` at most.
    public func refresh(now: Instant) throws {
        let clients = try store.read { store in
            try store.find(
                ClientMachine.self, store.ids(of: ClientMachine.self, after: nil, limit: Limites.clients.value))
        }.map(\.value)
        let next = Etat(
            parClientID: Dictionary(clients.map { ($0.clientID, $0) }) { first, _ in first },
            parID: Dictionary(clients.map { ($0.id, $0) }) { first, _ in first }, lecture: now)
        etat.withLock { $0 = next }
    }

    /// The client of a `client_id`, whatever its state; `nil` when there is none. Throws `Indisponible`.
    public func client(_ clientID: String, now: Instant) throws(Indisponible) -> ClientMachine? {
        try current(now) { $0.parClientID[clientID] }
    }

    /// The client of an identifier, whatever its state; `nil` when there is none. Throws `Indisponible`.
    func client(_ id: Identifiant, now: Instant) throws(Indisponible) -> ClientMachine? {
        try current(now) { $0.parID[id] }
    }

    private func current(
        _ now: Instant, _ find: (Etat) -> ClientMachine?
    ) throws(Indisponible) -> ClientMachine? {
        let found = etat.withLock { etat -> (isFresh: Bool, client: ClientMachine?) in
            let end = etat.lecture?.adding(seconds: Int64(Limites.clientsPerimes.value))
            return (end.map { now < $0 } ?? false, find(etat))
        }
        guard found.isFresh else { throw Indisponible() }
        return found.client
    }
}
