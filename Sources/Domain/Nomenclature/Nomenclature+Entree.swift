extension Nomenclature {
    /// One code of a table.
    public struct Entree: Sendable, Hashable {
        /// The code, text: `01` is not `1`.
        public let code: String
        /// The French label.
        public let libelle: String
        /// Whether the code is retired: it stays readable in stored data and is never offered for entry.
        public let estRetire: Bool

        /// A code with its label.
        public init(code: String, libelle: String, estRetire: Bool = false) {
            self.code = code
            self.libelle = libelle
            self.estRetire = estRetire
        }

        /// The same code and label, retired.
        public var retiree: Entree { Entree(code: code, libelle: libelle, estRetire: true) }
    }
}
