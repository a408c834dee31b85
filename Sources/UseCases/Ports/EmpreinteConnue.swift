public import Domain

/// Which records of which register a fingerprint is of. A number is never given to another one.
public enum Suivi: Int64, Sendable, CaseIterable {
    case personnesRPPS = 1
    case structuresRPPS = 2
    case savoirFaire = 3
    case diplomes = 4
    case mssante = 5
    case sitesFINESS = 6
}

/// The fingerprint of a record that the directory has taken, and the aggregate it went to.
public struct EmpreinteConnue: Sendable, Hashable {
    /// The fingerprint.
    public var empreinte: Empreinte
    /// The aggregate: a professional, a place, a legal entity.
    public var agregat: Identifiant

    /// A known fingerprint.
    public init(_ empreinte: Empreinte, agregat: Identifiant) {
        self.empreinte = empreinte
        self.agregat = agregat
    }
}
