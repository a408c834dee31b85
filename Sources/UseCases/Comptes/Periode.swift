public import Domain

/// The days of a right, read from what was typed.
struct Periode {
    let debut: JourCivil?
    let fin: JourCivil?

    /// Days of a replacement at most.
    static let remplacementAuPlus = 366

    /// Reads `JJ/MM/AAAA` or `AAAA-MM-JJ`; empty is no bound, which `isBounded` refuses.
    ///
    /// Throws `UseCaseError.invalide` (`debut`, `fin`): a date that is none, an end that is past or before the beginning, a
    /// replacement of more than a year.
    init(debut: String, fin: String, isBounded: Bool, now: Instant) throws {
        var issues: [ValidationIssue] = []
        func read(_ typed: String, _ name: String) -> JourCivil? {
            let text = typed.filter { !$0.isWhitespace }
            if text.isEmpty {
                if isBounded { issues.append(ValidationIssue(name, .obligatoire)) }
                return nil
            }
            let day = Self.jour(text)
            if day == nil { issues.append(ValidationIssue(name, .date)) }
            return day
        }
        let (first, last) = (read(debut, "debut"), read(fin, "fin"))
        if let last, last < (first.map { max($0, now.jour) } ?? now.jour) {
            issues.append(ValidationIssue("fin", .finAvantDebut))
        }
        if isBounded, let first, let last, last.rang - first.rang > Self.remplacementAuPlus {
            issues.append(ValidationIssue("fin", .date))
        }
        guard issues.isEmpty else { throw UseCaseError(.invalide, "refused period", issues: issues) }
        (self.debut, self.fin) = (first, last)
    }

    private static func jour(_ text: String) -> JourCivil? {
        if let day = JourCivil(iso8601: text) { return day }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, let day = Int(parts[0]), let month = Int(parts[1]), parts[2].count == 4,
            let year = Int(parts[2])
        else { return nil }
        return JourCivil(annee: year, mois: month, jour: day)
    }
}

extension Habilitation {
    /// What tells this right from what it may become: for the forms that take one back.
    public var empreinte: String {
        let bounds = [debut, fin].map { $0?.iso8601 ?? "" }
        let cibles = perimetre.cibles.map(\.description)
        return ([profil.rawValue] + cibles + bounds + [remplace?.description ?? ""]).joined(separator: "|")
    }
}
