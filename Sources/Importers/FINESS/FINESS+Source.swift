public import Domain
internal import Tabular

extension FINESS {
    /// A file of FINESS, plain or compressed.
    public struct Source: Sendable {
        /// Which form the file has.
        enum Form: Sendable, Equatable {
            /// FINESS+, JSON.
            case plus
            /// The frozen extraction, CSV without header; its first line is `finess;etalab;version;date`.
            case historique
        }

        /// The path of the file.
        public let path: String
        /// The date of the edition that the file tells.
        public let edition: JourCivil?
        let form: Form

        /// Recognises a file by its first bytes. Throws `FichierRefuse` when it is no file of FINESS or cannot be read.
        public init(path: String) throws(FichierRefuse) {
            self.path = path
            let start = try Self.start(path)
            if start.first == "{", start.contains("\"schemaVersion\"") || start.contains("\"pmej\"") {
                form = .plus
                edition = start.firstRange(of: "\"generatedAt\"").flatMap { Self.day(start[$0.upperBound...]) }
            } else if start.hasPrefix("finess;etalab;") {
                form = .historique
                edition = start.split(separator: "\n").first?.split(separator: ";").last.flatMap { Self.day($0) }
            } else {
                throw FichierRefuse(
                    .unreadable,
                    "The file \(path) is no file of FINESS: neither FINESS+ JSON nor an extraction etalab-cs11005…")
            }
        }

        /// Opens the bytes of the file. Throws `FichierRefuse` when it cannot be read.
        func open() throws(FichierRefuse) -> ByteSource {
            do throws(TabularError) { return try ByteSource(path: path) } catch { throw FichierRefuse(error) }
        }

        private static func start(_ path: String) throws(FichierRefuse) -> String {
            do throws(TabularError) {
                let bytes = try ByteSource(path: path).nextChunk() ?? []
                let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
                return String(text.drop { $0 == "\u{FEFF}" || $0.isWhitespace })
            } catch {
                throw FichierRefuse(error)
            }
        }

        /// The first date `AAAA-MM-JJ` of a text.
        private static func day(_ text: some StringProtocol) -> JourCivil? {
            JourCivil(iso8601: text.drop { !$0.isNumber }.prefix(10))
        }
    }
}
