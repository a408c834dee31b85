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

    /// Whether nothing was typed.
    public var estVide: Bool { adresse.allSatisfy(\.isWhitespace) && note.allSatisfy(\.isWhitespace) }

    /// The contact made regular, and what is to be corrected (`<chemin>.<attribut>`).
    func verifie(chemin: String) -> Verification<ContactSaisi> {
        var result = self
        result.note = note.trimmed
        var issues: [ValidationIssue] = []
        if adresse.allSatisfy(\.isWhitespace) {
            issues.append(ValidationIssue("\(chemin).adresse", .obligatoire))
        } else {
            switch canal.normalise(adresse) {
            case .success(let regular): result.adresse = regular
            case .failure(let issue): issues.append(ValidationIssue("\(chemin).adresse", issue.regle))
            }
        }
        if result.note.count > 100 { issues.append(ValidationIssue("\(chemin).note", .longueur(100))) }
        return Verification(result, erreurs: issues)
    }
}
