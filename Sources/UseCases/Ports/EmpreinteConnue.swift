public import Domain

/// Which records of which register a fingerprint is of. A number is never given to another one:
/// 2 was that of the places of RPPS, which need none.
public enum Suivi: Int64, Sendable, CaseIterable {
    case personnesRPPS = 1
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

/// What is asked of the fingerprints.
public protocol EmpreinteQuestions {
    /// Every fingerprint that the directory has taken of some records, in the order of their keys, one at a time.
    func empreintes(_ suivi: Suivi, _ each: (EmpreinteConnue) throws -> Void) throws
}

/// What is stored of the fingerprints.
public protocol EmpreinteWriter {
    /// Remembers the fingerprints of records that were just taken, in place of those of the same keys.
    func remember(_ empreintes: [EmpreinteConnue], _ suivi: Suivi) throws
    /// Forgets the fingerprints of records that the register no longer has.
    func forget(cles: [Int64], _ suivi: Suivi) throws
}
