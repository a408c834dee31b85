/// One way to reach the professional, as typed.
public struct ContactSaisi: Sendable, Equatable, Codable {
    /// What it is.
    public var canal: CanalContact
    /// `adresseTelecom`: the number or the address.
    public var adresse: String
    /// A note shown beside it (`Secrétariat, le matin`), at most 100 characters, may stay empty.
    public var note: String

    /// A contact.
    public init(canal: CanalContact, adresse: String = "", note: String = "") {
        self.canal = canal
        self.adresse = adresse
        self.note = note
    }

    /// What `adresse` must be before its channel judges it.
    public static let regleAdresse = RegleTexte(auPlus: 500, obligatoire: true)
    /// What `note` must be.
    public static let regleNote = RegleTexte(auPlus: 100)

    /// Whether nothing was typed.
    public var estVide: Bool { adresse.allSatisfy(\.isWhitespace) && note.allSatisfy(\.isWhitespace) }

    /// The contact made regular, and what is to be corrected (`<chemin>.<attribut>`).
    func verifie(chemin: String) -> Verification<ContactSaisi> {
        var result = self
        let words = Self.regleNote.verification(note)
        result.note = words.valeur
        var issues: [ValidationIssue] = []
        let typed = Self.regleAdresse.verification(adresse)
        if let rule = typed.regle {
            issues.append(ValidationIssue("\(chemin).adresse", rule))
        } else {
            switch canal.normalise(typed.valeur) {
            case .success(let regular): result.adresse = regular
            case .failure(let issue): issues.append(ValidationIssue("\(chemin).adresse", issue.regle))
            }
        }
        if let rule = words.regle { issues.append(ValidationIssue("\(chemin).note", rule)) }
        return Verification(result, erreurs: issues)
    }
}
