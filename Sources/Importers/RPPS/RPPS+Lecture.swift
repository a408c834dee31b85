internal import Domain
internal import Fingerprint

extension RPPS {
    /// What the reading of a row depends on besides its bytes: our rules and the communes of the directory.
    ///
    /// Fingerprints are seeded with both, so that a change of either makes every row be read again.
    public struct Lecture: Sendable {
        /// To be changed with the rules of reading.
        private static let version: UInt64 = 1

        /// The communes that former codes and names are resolved by; fingerprints alone do not need them.
        let communes: CommunesActuelles
        /// The seed of fingerprints.
        let seed: UInt64

        /// A reading without communes.
        public init() {
            self.init(CommunesActuelles(), empreinte: 0)
        }

        /// A reading that resolves addresses in some communes, told from others by a number.
        init(_ communes: CommunesActuelles, empreinte: UInt64) {
            self.communes = communes
            seed = Fingerprint.of(withUnsafeBytes(of: empreinte.littleEndian, Array.init), seed: Self.version)
        }
    }
}
