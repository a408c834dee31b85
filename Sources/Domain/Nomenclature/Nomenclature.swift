/// A national code table: the value set of an attribute of the model, with the French labels of its codes.
///
/// Source: ANS, nomenclatures des objets de santé (NOS); the release is on the first line of each data file of
/// `Tables/`. Coded values are exchanged with the address of their code system (TRE), never of the value set (JDV).
public struct Nomenclature: Sendable {
    /// One code of the table.
    public struct Entree: Sendable, Hashable {
        /// The code, text: `01` is not `1`.
        public let code: String
        /// The French label.
        public let libelle: String
    }

    /// The canonical address of the code system (TRE).
    public let systeme: String
    /// The codes, in the order of the data file.
    public let entrees: [Entree]
    private let libelles: [String: String]

    /// The table of a data file: first line a comment with `system ADDRESS`, then `code<TAB>label` lines.
    init(table: [UInt8]) {
        let lines = String(decoding: table, as: UTF8.self).split(separator: "\n")
        let words = (lines.first ?? "").split(separator: " ")
        let place = words.firstIndex(of: "system")
        systeme = place.map { String(words[$0 + 1].prefix { $0 != ";" }) } ?? ""
        entrees = lines.dropFirst().compactMap { line in
            let parts = line.split(separator: "\t", maxSplits: 1)
            return parts.count == 2 ? Entree(code: String(parts[0]), libelle: String(parts[1])) : nil
        }
        libelles = Dictionary(entrees.map { ($0.code, $0.libelle) }, uniquingKeysWith: { first, _ in first })
    }

    /// The label of a code, `nil` when the table has no such code.
    public func libelle(_ code: String) -> String? {
        libelles[code]
    }

    /// Whether the table has this code.
    public func contient(_ code: String) -> Bool {
        libelles[code] != nil
    }
}
