/// Where a value comes from: a register and its edition.
public struct Provenance: Sendable, Hashable, Codable, CustomStringConvertible {
    /// A national register.
    public enum Repertoire: String, Sendable, Codable, CaseIterable {
        /// Répertoire partagé des professionnels intervenant dans le système de santé.
        case rpps = "RPPS"
        /// Annuaire santé Ameli (CNAM): convention data.
        case ameli = "Ameli"
        /// Fichier national des établissements sanitaires et sociaux.
        case finess = "FINESS"
        /// Correspondence between professionals and MSSanté mailboxes (ANS).
        case mssante = "MSSanté"
    }

    /// The register.
    public var repertoire: Repertoire
    /// The date of the edition.
    public var edition: JourCivil

    /// `RPPS 2026-11-20`.
    public var description: String { repertoire.rawValue + " " + edition.iso8601 }

    /// A provenance.
    public init(_ repertoire: Repertoire, edition: JourCivil) {
        self.repertoire = repertoire
        self.edition = edition
    }

    /// Reads `"RPPS 2026-11-20"`, and what was written once: an object with the register and the edition.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let text = try? container.decode(String.self) else {
            let former = try decoder.container(keyedBy: FormerKeys.self)
            self.init(
                try former.decode(Repertoire.self, forKey: .repertoire),
                edition: try former.decode(JourCivil.self, forKey: .edition))
            return
        }
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 2, let repertoire = Repertoire(rawValue: parts[0]),
            let edition = JourCivil(iso8601: parts[1])
        else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a register and its edition")
        }
        self.init(repertoire, edition: edition)
    }

    /// Writes `"RPPS 2026-11-20"`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    private enum FormerKeys: CodingKey { case repertoire, edition }
}
