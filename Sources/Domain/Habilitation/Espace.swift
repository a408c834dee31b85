/// A part of the portal: a person who holds rights in several chooses one at sign-in, and has those rights alone there.
///
/// A raw value is stored in sessions and never changes.
public enum Espace: String, Sendable, Codable, CaseIterable {
    /// The offers of a liberal professional.
    case liberal
    /// The structures, offers and beds of establishments.
    case etablissement
    /// Accounts, requests, anomalies: authorities, support, administrators.
    case administration
}

extension Habilitation {
    /// Where the right is used in the portal.
    public var espace: Espace { profil.espace }
}
