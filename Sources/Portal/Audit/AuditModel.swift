import Domain
import HTTP
import UseCases

/// The audit log as a page shows it: what is looked for, as typed, and the lines found.
struct AuditModel: Sendable {
    /// The fields of the form, in the order of the page.
    static let champs = ["depuis", "jusqua", "nature", "auteur", "objet", "compte"]
    /// Lines of a page.
    static let parPage = 50

    let saisie: [String: String]
    let erreurs: [(champ: String, message: String)]
    let critere: CritereAudit
    /// The line after which the page begins; `nil` for the first page.
    let avant: Int64?
    var lignes: [LigneAudit] = []
    /// Whether older lines fit too.
    var aUneSuite = false

    init(_ query: FormulaireRecu) {
        var typed: [String: String] = [:]
        for name in Self.champs { typed[name] = query[name].map { String($0.prefix(200)) } }
        typed = typed.filter { !$0.value.isEmpty }
        var wrong: [(champ: String, message: String)] = []
        var critere = CritereAudit()
        func day(_ name: String) -> JourCivil? {
            guard let text = typed[name] else { return nil }
            if let day = Self.day(text) { return day }
            wrong.append((name, "Saisissez une date au format JJ/MM/AAAA, par exemple 25/11/2026"))
            return nil
        }
        critere.depuis = day("depuis").map { Instant(heureDeParis: $0, hour: 0) }
        critere.avant = day("jusqua").map { Instant(heureDeParis: JourCivil(rang: $0.rang + 1), hour: 0) }
        critere.nature = typed["nature"].flatMap { FaitAudit.Nature(rawValue: $0)?.rawValue }
        critere.auteur = typed["auteur"]
        critere.objet = typed["objet"]
        if let text = typed["compte"] {
            critere.compte = Int64(text).flatMap { $0 > 0 ? Identifiant(rawValue: $0) : nil }
            if critere.compte == nil { wrong.append(("compte", "Saisissez un numéro de compte, par exemple 12")) }
        }
        saisie = typed
        erreurs = wrong
        self.critere = critere
        avant = query["avant"].flatMap { Int64($0) }
    }

    /// The filters as a query; with the line after which a page begins.
    func query(avant: Int64? = nil) -> String {
        let pairs = Self.champs.compactMap { name in saisie[name].map { (name: name, value: $0) } }
        return FormFields(pairs + (avant.map { [(name: "avant", value: "\($0)")] } ?? [])).encoded
    }

    /// The message about a field.
    func message(_ champ: String) -> String? { erreurs.first { $0.champ == champ }?.message }

    /// A day typed `25/11/2026`, or as browsers and programs write it.
    private static func day(_ text: String) -> JourCivil? {
        if let day = JourCivil(iso8601: text) { return day }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2], year > 1900,
            year < 10_000
        else { return nil }
        return JourCivil(annee: year, mois: month, jour: day)
    }
}
