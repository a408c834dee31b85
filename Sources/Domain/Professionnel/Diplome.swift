/// A diploma or a practice authorisation of a professional.
///
/// Source: RPPS extraction `PS_LibreAcces_Dipl_AutExerc`: each row carries either one or the other.
public struct Diplome: Sendable, Hashable, Codable {
    /// What it is.
    public enum Nature: String, Sendable, Codable {
        case diplome
        case autorisation
    }

    /// Diploma or authorisation.
    public var nature: Nature
    /// The type code of the diploma or of the authorisation.
    public var type: String
    /// The code of the diploma, or of the discipline of the authorisation.
    public var code: String
    /// The label, as the register writes it.
    public var libelle: String

    /// A diploma or an authorisation.
    public init(nature: Nature, type: String, code: String, libelle: String) {
        self.nature = nature
        self.type = type
        self.code = code
        self.libelle = libelle
    }
}
