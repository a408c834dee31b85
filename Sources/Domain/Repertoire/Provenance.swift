/// Where a value comes from: a register and its edition.
public struct Provenance: Sendable, Equatable, Codable {
    /// A national register.
    public enum Repertoire: String, Sendable, Codable, CaseIterable {
        /// Répertoire partagé des professionnels intervenant dans le système de santé.
        case rpps = "RPPS"
    }

    /// The register.
    public var repertoire: Repertoire
    /// The date of the edition.
    public var edition: JourCivil

    /// A provenance.
    public init(_ repertoire: Repertoire, edition: JourCivil) {
        self.repertoire = repertoire
        self.edition = edition
    }
}
