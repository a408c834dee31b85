internal import Domain
internal import Fingerprint
internal import Tabular

extension RPPS {
    /// Where the columns are in one file, and what the reading of its rows depends on besides their bytes: our rules and the
    /// communes. Fingerprints are seeded with both, so that a change of either makes every row be read again.
    final class Table: Sendable {
        /// To be changed with the rules of reading.
        private static let version: UInt64 = 1

        /// The communes that former codes and names are resolved by.
        let communes: CommunesActuelles
        /// The seed of fingerprints.
        let seed: UInt64
        private let positions: [Int]

        /// Finds the columns of a header; `empreinte` tells some communes from others.
        ///
        /// Throws `FichierRefuse` when a value that is needed has no column.
        init(
            _ header: HeaderMap, file: String, communes: CommunesActuelles, empreinte: UInt64
        ) throws(FichierRefuse) {
            let found = Column.allCases.map { column in
                ([column.name] + column.variants).lazy.compactMap { header.index($0) }.first ?? -1
            }
            positions = found
            self.communes = communes
            seed = Fingerprint.of(withUnsafeBytes(of: empreinte.littleEndian, Array.init), seed: Self.version)
            let missing = Column.needed.filter { $0.allSatisfy { found[$0.rawValue] < 0 } }.map { $0[0].name }
            guard missing.count < Column.needed.count / 2 else {
                let expected = "PS_LibreAcces_Personne_activite"
                throw FichierRefuse(
                    .missingColumns(missing), "The file \(file) has not the header of an RPPS extraction \(expected).")
            }
            guard missing.isEmpty else {
                let list = missing.map { "« \($0) »" }.joined(separator: ", ")
                throw FichierRefuse(.missingColumns(missing), "The file \(file) lacks required columns: \(list).")
            }
        }

        /// The rank of a column in the file, −1 when the file lacks it.
        subscript(column: Column) -> Int { positions[column.rawValue] }
    }
}
