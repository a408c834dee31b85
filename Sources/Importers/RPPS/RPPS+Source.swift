public import Domain
public import Tabular

extension RPPS {
    /// A file of the extraction, public or restricted: text or zip, under the name of the Annuaire Santé, of the data.gouv.fr
    /// mirror or of Pro Santé Connect.
    public struct Source: Sendable {
        /// The path of the file.
        public let path: String
        /// The date of the edition, read from the name (`…_AAAAMMJJHHMM.txt`); `nil` under names that have none.
        public let edition: JourCivil?
        private let entry: String?

        /// Recognises a file; of a zip, the entry of persons and activities, or the only entry it has.
        ///
        /// Throws `FichierRefuse` when the file cannot be read or is a zip without such an entry.
        public init(path: String) throws(FichierRefuse) {
            self.path = path
            let entries: [String]
            do throws(TabularError) {
                entries = try ByteSource.entries(path: path)
            } catch {
                throw FichierRefuse(error)
            }
            let named = entries.first { entry in
                let name = HeaderMap.normalized(entry)
                return name.contains("personneactivite") || name.contains("extractionprosanteconnect")
            }
            entry = named ?? (entries.count == 1 ? entries.first : nil)
            if !entries.isEmpty, entry == nil {
                throw FichierRefuse(
                    .unreadable, "The archive \(path) holds no file PS_LibreAcces_Personne_activite.")
            }
            edition = [entry, path].compactMap(\.self).lazy.compactMap { JourCivil(dansNom: $0) }.first
        }

        /// Opens the text of the extraction.
        ///
        /// Throws `FichierRefuse` when the file cannot be read.
        public func open(limits: ReadLimits = ReadLimits()) throws(FichierRefuse) -> ByteSource {
            do throws(TabularError) {
                return try ByteSource(path: path, limits: limits) { entry == nil || $0 == entry }
            } catch {
                throw FichierRefuse(error)
            }
        }
    }
}
