import Domain
import UseCases

/// The communes of home visits: chosen, found by a search, and the department looked at.
struct CommunesModel: Sendable {
    /// The chosen communes, by department then name.
    var choisies: [Commune] = []
    /// The communes found by the text that was searched, `nil` when nothing was searched.
    var trouvees: [RechercherCommunes.Resultat]?
    /// The communes of the department looked at.
    var duDepartement: [Commune] = []

    /// `Saint-Hilaire (31410) – Haute-Garonne`, with the former name that led to it.
    static func libelle(_ commune: Commune, ancienNom: String? = nil) -> String {
        let codes =
            commune.codesPostaux.count > 2
            ? "\(commune.codesPostaux[0]) et autres" : commune.codesPostaux.joined(separator: ", ")
        let former = ancienNom.map { " (anciennement \($0))" } ?? ""
        let postal = codes.isEmpty ? "" : " (\(codes))"
        return "\(commune.nom)\(postal) – \(Departement.nom(commune.departement))\(former)"
    }
}
