internal import Synchronization

/// The domains of MSSanté operators that do not end in `mssante.fr`: those of the last extraction imported, in memory, some
/// thousands at most (`Limites.domainesMSSante`).
public final class DomainesMSSante: Sendable {
    private let known = Mutex<Set<String>>([])

    /// No domain, or some, in small letters.
    public init(_ domains: Set<String> = []) {
        install(domains)
    }

    /// Puts domains in use in place of those installed before.
    public func install(_ domains: Set<String>) {
        known.withLock { $0 = domains }
    }

    /// Whether no extraction is known.
    var isEmpty: Bool { known.withLock(\.isEmpty) }

    /// Whether a domain in small letters is one of an operator.
    func contains(_ domain: String) -> Bool { known.withLock { $0.contains(domain) } }
}
