public import Domain
internal import Fingerprint

extension RPPS {
    /// What the reading of a row depends on besides its bytes: our rules and the communes of the directory.
    ///
    /// Fingerprints are seeded with both, so that a change of either makes every row be read again.
    public struct Lecture: Sendable {
        /// To be changed with the rules of reading.
        private static let version: UInt64 = 1

        /// The communes that former codes and names are resolved by.
        let communes: CommunesActuelles
        /// The seed of fingerprints.
        let seed: UInt64

        /// A reading that resolves addresses in some communes, former ones included.
        public init(_ communes: [Commune] = []) {
            self.communes = CommunesActuelles(communes)
            let lines = communes.map { commune in
                let parent = commune.parent?.description ?? ""
                return
                    "\(commune.code)|\(commune.nom)|\(commune.estActuelle)|\(parent)|\(commune.codesPostaux.sorted())"
            }
            seed = Fingerprint.of(lines.sorted().joined(separator: "\n"), seed: Self.version)
        }
    }
}
