/// Something that the audit log tells: what happened, to what, with which details. Who and when are told beside.
///
/// It never holds a secret: no password, token, code, link, address of a machine.
public struct FaitAudit: Sendable, Hashable {
    /// What happened.
    public var nature: Nature
    /// To what: `compte 12`, `offre_operationnelle 34`, the name of a command; empty for the service as a whole.
    public var objet: String
    /// More, in words that a program reads: `profil`, `motif`, `moyen`.
    public var detail: [String: String]

    /// Characters of a text, beyond which it is cut.
    private static let caracteresAuPlus = 500
    /// Details, beyond which those whose names come last are left out.
    private static let detailsAuPlus = 20

    /// A fact. Control characters are taken out of its texts, which are cut at 500 characters.
    public init(nature: Nature, objet: String, detail: [String: String] = [:]) {
        self.nature = nature
        self.objet = Self.borne(objet)
        let kept = detail.sorted { $0.key < $1.key }.prefix(Self.detailsAuPlus)
        self.detail = Dictionary(kept.map { (Self.borne($0.key), Self.borne($0.value)) }) { first, _ in first }
    }

    /// A fact about an account.
    public init(nature: Nature, compte: Identifiant, detail: [String: String] = [:]) {
        self.init(nature: nature, objet: Self.objet(compte: compte), detail: detail)
    }

    /// An account, as the log names it: as an object, and as an author when no register knows the person.
    public static func objet(compte: Identifiant) -> String { "compte \(compte)" }

    /// A text as the log may hold it.
    public static func borne(_ text: String) -> String {
        let kept = text.unicodeScalars.lazy.filter { $0.properties.generalCategory != .control }
        return String(String.UnicodeScalarView(kept.prefix(caracteresAuPlus)))
    }
}
