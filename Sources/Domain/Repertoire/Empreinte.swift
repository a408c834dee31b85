/// The fingerprint of what a register says of one record: equal fingerprints, nothing changed.
///
/// A daily edition is compared with the directory by fingerprints, so that only what changed is read and stored.
public struct Empreinte: Sendable, Hashable {
    /// Designates the record: a hash of its key in the register.
    public var cle: Int64
    /// A hash of everything the register says of the record; never 0.
    public var valeur: Int64
    /// Whether the directory has a fingerprint of this record already, of this edition or of another one.
    public var estConnue = true

    /// A fingerprint; a `valeur` of 0 becomes 1.
    public init(cle: Int64, valeur: Int64) {
        self.cle = cle
        self.valeur = valeur == 0 ? 1 : valeur
    }
}
