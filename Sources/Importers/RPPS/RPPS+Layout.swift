internal import Tabular

extension RPPS {
    /// Where the columns are in one file.
    struct Layout {
        private let positions: [Int]
        /// The number of columns of the file.
        let count: Int

        /// Finds the columns of a header.
        ///
        /// Throws `FichierRefuse` when a value that is needed has no column.
        init(_ header: HeaderMap, file: String) throws(FichierRefuse) {
            let found = Column.allCases.map { column in
                ([column.name] + column.variants).lazy.compactMap { header.index($0) }.first ?? -1
            }
            positions = found
            count = header.count
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
