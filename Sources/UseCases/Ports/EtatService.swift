/// Whether a part of the service works.
public enum Disponibilite: String, Sendable {
    /// It works.
    case disponible = "ok"
    /// It failed when it was last tried, or has not answered since.
    case indisponible
}

/// What works now, as it was last tried: asking reads no database and never waits.
public protocol EtatService: Sendable {
    /// Whether what is stored can be read.
    var lectures: Disponibilite { get }
    /// Whether a change can be stored.
    var ecritures: Disponibilite { get }
}
