import Domain
import UseCases

/// One change of one aggregate: who, when, from where, and what it became.
struct Revision {
    /// The kind of aggregate.
    var agregat: String
    /// The aggregate.
    var id: Identifiant
    /// Its version after the change.
    var version: Int64
    /// When.
    var date: Instant
    /// Who.
    var auteur: Auteur
}
