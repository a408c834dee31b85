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

        /// The file itself.
        public let file: RegisterFile
        /// The date of the edition that the content tells.
        public let edition: JourCivil?
        let form: Form

        /// Recognises a file by its first bytes. Throws `FichierRefuse` when it is no file of FINESS or cannot be read.
        public init(path: String) throws(FichierRefuse) {
            file = try RegisterFile(path: path, named: "finess", "etalab")
            let start = try file.start(4096).drop { $0 == "\u{FEFF}" || $0.isWhitespace }
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

        /// The first date `AAAA-MM-JJ` of a text.
        private static func day(_ text: some StringProtocol) -> JourCivil? {
            JourCivil(iso8601: text.drop { !$0.isNumber }.prefix(10))
        }
    }
}
