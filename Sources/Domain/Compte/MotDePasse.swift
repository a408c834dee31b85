/// A password as it is hashed: composed letters (NFC), otherwise as it was typed, blanks included. It is never kept nor shown.
///
/// Source: NIST SP 800-63B §3.1.1: length first, no rule of composition, no change without a reason, frequent passwords refused.
public struct MotDePasse: Sendable, Equatable {
    /// The least characters (Unicode scalars) of a new one.
    public static let auMoins = 12
    /// The most characters.
    public static let auPlus = 128
    /// Bytes beyond which a text is not looked at: composing letters has a cost.
    private static let octetsLus = 2048
    /// The words of the service, which are no secret.
    private static let service = [
        "ror", "repertoire", "offre", "ressources", "repertoireoffreressources", "rornational",
    ]

    private let texte: String

    /// What was typed; `nil` when it is empty or longer than any password.
    public init?(_ typed: String) {
        guard !typed.isEmpty, typed.utf8.count <= Self.octetsLus else { return nil }
        texte = TexteRegulier.composed(typed)
        guard texte.unicodeScalars.count <= Self.auPlus else { return nil }
    }

    /// What is hashed: UTF-8.
    public var octets: [UInt8] { Array(texte.utf8) }

    /// A new password, for somebody whose e-mail, names and numbers are no secret. Throws the rule that it breaks.
    public static func choisi(_ typed: String, personnels: [String]) throws(ValidationIssue) -> MotDePasse {
        guard !typed.isEmpty else { throw refus(.obligatoire) }
        guard let chosen = MotDePasse(typed) else { throw refus(.longueur(auPlus)) }
        let scalars = chosen.texte.unicodeScalars
        guard !scalars.contains(where: TexteRegulier.estInterdit) else { throw refus(.caractereInterdit) }
        guard scalars.count >= auMoins else { throw refus(.motDePasseCourt(auMoins)) }
        guard !MotsCourants.composent(chosen.texte) else { throw refus(.motDePasseCourant) }
        guard !MotsCourants.composent(chosen.texte, avec: service + personnels) else {
            throw refus(.motDePassePersonnel)
        }
        return chosen
    }

    private static func refus(_ regle: Regle) -> ValidationIssue { ValidationIssue("motDePasse", regle) }
}
