/// Where a value comes from: a register and its edition.
public struct Provenance: Sendable, Hashable, Codable {
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

    /// A provenance.
    public init(_ repertoire: Repertoire, edition: JourCivil) {
        self.repertoire = repertoire
        self.edition = edition
    }
}
