public import Domain
internal import Tabular

extension Ameli {
    /// A file `liste-ps-AAAAMMJJ-HHMMSS.csv`, plain or compressed.
    public struct Source: Sendable {
        /// The path of the file.
        public let path: String
        /// The date of the edition, from the name; `nil` when it has none.
        public let edition: JourCivil?

        /// A file.
        public init(path: String) {
            self.path = path
            edition = JourCivil(dansNom: path)
        }

        func open() throws(FichierRefuse) -> ByteSource {
            do throws(TabularError) { return try ByteSource(path: path) } catch { throw FichierRefuse(error) }
        }
    }
}
