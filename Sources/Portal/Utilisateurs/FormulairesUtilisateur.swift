import Domain
import UseCases

/// The form that opens an account, as typed.
struct FormulaireUtilisateur: Sendable {
    var prenom = ""
    var nom = ""
    var courriel = ""
    var region = ""
    var erreurs: [ValidationIssue] = []

    init() {}

    init(_ form: FormulaireRecu) {
        prenom = form["prenom"] ?? ""
        nom = form["nom"] ?? ""
        courriel = form["courriel"] ?? ""
        region = form["region"] ?? ""
    }
}

/// The form that gives a right, as typed.
struct FormulaireHabilitation: Sendable {
    /// What a right is on.
    enum Cible: String, Sendable, CaseIterable {
        case organisation, region, profession, national
    }

    var profil = ""
    var cible = Cible.organisation
    var finess = ""
    var region = ""
    var profession = ""
    var debut = ""
    var fin = ""
    var erreurs: [ValidationIssue] = []
    /// Why a right could not be taken back, or an account closed.
    var refusRetrait: String?

    init() {}

    init(_ form: FormulaireRecu) {
        profil = form["profil"] ?? ""
        cible = form["cible"].flatMap(Cible.init(rawValue:)) ?? .organisation
        finess = form["finess"] ?? ""
        region = form["region"] ?? ""
        profession = form["profession"] ?? ""
        debut = form["debut"] ?? ""
        fin = form["fin"] ?? ""
    }

    /// What is asked of the use case.
    var demande: GererHabilitations.Demande {
        let target: GererHabilitations.Demande.Cible =
            switch cible {
            case .organisation: .organisation(finess)
            case .region: .region(region)
            case .profession: .profession(profession)
            case .national: .national
            }
        return GererHabilitations.Demande(profil: Profil(rawValue: profil), cible: target, debut: debut, fin: fin)
    }
}

/// The form that lends a right, as typed.
struct FormulaireRemplacement: Sendable {
    /// The rights that may be lent, by rank in the account.
    let droits: [DroitPretable]
    var rang: Int?
    var courriel = ""
    var debut = ""
    var fin = ""
    var erreurs: [ValidationIssue] = []
    /// Whether a right was just lent.
    var estFait = false

    init(_ droits: [DroitPretable]) {
        self.droits = droits
        rang = droits.count == 1 ? droits[0].rang : nil
    }

    mutating func take(_ form: FormulaireRecu) {
        rang = form["rang"].flatMap { Int($0) }
        courriel = form["courriel"] ?? ""
        debut = form["debut"] ?? ""
        fin = form["fin"] ?? ""
    }
}
