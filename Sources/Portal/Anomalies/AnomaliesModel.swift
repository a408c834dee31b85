import Domain
import UseCases

/// What the page « Déclarer une anomalie » shows.
struct AnomaliesModel: Sendable {
    struct Declaree: Sendable {
        let id: Identifiant
        let titre: String
        let lignes: [(String, String)]
        let annulable: Bool
    }

    struct Donnee: Sendable {
        let code: String
        let libelle: String
        let valeur: String
    }

    let offre: Identifiant
    let structure: String
    let groupes: [(nom: String, donnees: [Donnee])]
    let declarees: [Declaree]
    /// The typed values, to be shown again.
    var element = ""
    var valeurAttendue = ""
    var description = ""
    var erreurs: [ValidationIssue] = []
    /// The quota that keeps the typed values from being declared.
    var quota: Quota?
    /// The page of the declarations before those that are shown, `nil` when there are none.
    let precedentes: String?
    /// Whether there are convention data, and whether they are contested.
    let conventionContestee: Bool?

    init(_ whole: OffreComplete, _ anomalies: [Anomalie]) {
        offre = whole.offre.id
        structure = whole.structure.nomAffiche
        let names = ElementRepertoire.allCases.map(\.groupe).reduce(into: [String]()) { names, name in
            if !names.contains(name) { names.append(name) }
        }
        groupes = names.map { name in
            let elements = ElementRepertoire.allCases.filter { $0.groupe == name }
            return (
                name,
                elements.map { Donnee(code: $0.rawValue, libelle: $0.libelle, valeur: Self.valeur($0, whole)) }
            )
        }
        declarees = anomalies.map(Self.declaree)
        precedentes =
            anomalies.count < DeclarerAnomalie.parPage
            ? nil : anomalies.last.map { SiteURL.anomalies(offre: whole.offre.id).path + "?avant=\($0.id)" }
        conventionContestee = whole.offre.liberal.flatMap {
            $0.convention == nil ? nil : $0.dateContestationConvention != nil
        }
    }

    private static func valeur(_ element: ElementRepertoire, _ whole: OffreComplete) -> String {
        let value = element.valeur(of: whole)
        return value.isEmpty ? "non renseigné" : String(value.prefix(300))
    }

    private static func declaree(_ anomalie: Anomalie) -> Declaree {
        let day = anomalie.dateDeclaration.heureDeParis.jour.enFrancais
        let fixed = anomalie.correction.map { ("Corrigée par", $0.provenance.libelle) }
        let rows: [(String, String)?] = [
            ("Statut", anomalie.statut.libelle), ("Déclarée le", day), ("À corriger par", anomalie.autorite),
            ("Valeur constatée", anomalie.valeurConstatee.isEmpty ? "non renseigné" : anomalie.valeurConstatee),
            ("Valeur attendue", anomalie.valeurAttendue),
            anomalie.description.isEmpty ? nil : ("Précisions", anomalie.description), fixed,
        ]
        return Declaree(
            id: anomalie.id, titre: anomalie.element.libelle, lignes: rows.compactMap(\.self),
            annulable: anomalie.statut == .aTraiter)
    }

    /// The message of a field, `nil` when it is right.
    func message(_ champ: String) -> String? {
        erreurs.first { $0.attribut == champ }.map { issue in
            issue.attribut == "element" ? "Choisissez la donnée en anomalie" : SaisieOffreTexts.message(issue)
        }
    }
}
