/// Step 2: what the offer is.
public struct DescriptionOffre: Sendable, Equatable, Codable {
    /// `nomOffre`: the name that patients and colleagues read (`regleNom`).
    public var nomOffre: String
    /// `activitesOperationnelles` (JDV_J17): at least one.
    public var activitesOperationnelles: [String]
    /// `actesSpecifiques` (JDV_J16).
    public var actesSpecifiques: [String]
    /// `competencesSpecifiques` (JDV_J33).
    public var competencesSpecifiques: [String]
    /// Whether patients of all ages are received; the two ages are then left aside.
    public var tousLesAges: Bool
    /// `ageMin`, in years, as typed; may stay empty.
    public var ageMin: String
    /// `ageMax`, in years, as typed; may stay empty.
    public var ageMax: String
    /// The care pathway or network (`filière`) the professional belongs to; at most 200 characters, may stay empty.
    public var filiere: String
    /// Télé-expertise: the code of JDV_J226 that tells its delay (`10`, `11`, `12`), empty when it is not offered.
    public var teleExpertise: String

    /// A description.
    public init(
        nomOffre: String = "", activitesOperationnelles: [String] = [], actesSpecifiques: [String] = [],
        competencesSpecifiques: [String] = [], tousLesAges: Bool = true, ageMin: String = "", ageMax: String = "",
        filiere: String = "", teleExpertise: String = ""
    ) {
        self.nomOffre = nomOffre
        self.activitesOperationnelles = activitesOperationnelles
        self.actesSpecifiques = actesSpecifiques
        self.competencesSpecifiques = competencesSpecifiques
        self.tousLesAges = tousLesAges
        self.ageMin = ageMin
        self.ageMax = ageMax
        self.filiere = filiere
        self.teleExpertise = teleExpertise
    }

    /// What `nomOffre` must be.
    public static let regleNom = RegleTexte(auPlus: 150, obligatoire: true)
    /// What `filiere` must be.
    public static let regleFiliere = RegleTexte(auPlus: 200)
    /// The most codes of each list: more than any profession has.
    public static let codesAuPlus = 100

    /// The codes of `teleExpertise`: less than 24 hours, less than 7 days, more than 7 days.
    public static let codesTeleExpertise = ["10", "11", "12"]

    /// The ages received, in years; the widest range when all ages are.
    public var ages: ClosedRange<Int> {
        let all = OffreDecrite.tousLesAges
        guard !tousLesAges else { return all }
        let low = Int(ageMin) ?? all.lowerBound
        let high = Int(ageMax) ?? max(low, all.upperBound)
        return min(low, high)...max(low, high)
    }

    /// The description made regular, and what is to be corrected (`description.<attribut>`).
    ///
    /// A code that the national table retired is refused, unless `publiee`, what is published, has it.
    public func verifiee(publiee: DescriptionOffre? = nil) -> Verification<DescriptionOffre> {
        var result = self
        result.ageMin = TexteRegulier.ligne(ageMin)
        result.ageMax = TexteRegulier.ligne(ageMax)
        let (name, pathway) = (Self.regleNom.verification(nomOffre), Self.regleFiliere.verification(filiere))
        (result.nomOffre, result.filiere) = (name.valeur, pathway.valeur)
        var issues = name.regle.map { [Self.issue("nomOffre", $0)] } ?? []
        issues += pathway.regle.map { [Self.issue("filiere", $0)] } ?? []
        if activitesOperationnelles.isEmpty { issues.append(Self.issue("activitesOperationnelles", .auMoinsUn)) }
        issues += codeIssues(publiee)
        if !tousLesAges { issues += result.ageIssues() }
        return Verification(result, erreurs: issues)
    }

    private func codeIssues(_ publiee: DescriptionOffre?) -> [ValidationIssue] {
        let before = publiee ?? DescriptionOffre()
        return codes("activitesOperationnelles", \.activitesOperationnelles, in: .activiteOperationnelle, before)
            + codes("actesSpecifiques", \.actesSpecifiques, in: .acteSpecifique, before)
            + codes("competencesSpecifiques", \.competencesSpecifiques, in: .competenceSpecifique, before)
            + (Self.codesTeleExpertise.contains(teleExpertise)
                ? codes("teleExpertise", \.delais, in: .modaliteAccueil, before)
                : delais.map { _ in Self.issue("teleExpertise", .codeInconnu) })
    }

    /// The code of `teleExpertise` as a list, empty when it is not offered.
    private var delais: [String] { teleExpertise.isEmpty ? [] : [teleExpertise] }

    private func codes(
        _ name: String, _ path: KeyPath<DescriptionOffre, [String]>, in table: Nomenclature, _ before: DescriptionOffre
    ) -> [ValidationIssue] {
        let chosen = self[keyPath: path]
        guard chosen.count <= Self.codesAuPlus else { return [Self.issue(name, .auPlus(Self.codesAuPlus))] }
        let rule = table.verification(chosen, dejaPublies: before[keyPath: path])
        return rule.map { [Self.issue(name, $0)] } ?? []
    }

    private func ageIssues() -> [ValidationIssue] {
        var issues: [ValidationIssue] = []
        if ageMin.isEmpty, ageMax.isEmpty { issues.append(Self.issue("ageMin", .obligatoire)) }
        for (name, text) in [("ageMin", ageMin), ("ageMax", ageMax)] where !text.isEmpty {
            if !Luhn.areDigits(text) || !(0...150).contains(Int(text) ?? -1) {
                issues.append(Self.issue(name, .age))
            }
        }
        if issues.isEmpty, let low = Int(ageMin), let high = Int(ageMax), low > high {
            issues.append(Self.issue("ageMax", .ordreAges))
        }
        return issues
    }

    private static func issue(_ name: String, _ rule: Regle) -> ValidationIssue {
        ValidationIssue("description.\(name)", rule)
    }
}
