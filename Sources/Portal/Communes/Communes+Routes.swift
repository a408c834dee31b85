import Domain
import HTTP
import UseCases

/// Suggestions of communes for the script of the third step: `[{"code":"31486","nom":"Saint-Hilaire (31410) – …"}]`.
extension Portal {
    func addCommunesRoute(to router: inout Router) {
        router.on(.get, SiteURL.communes.path) { request, _ in
            let found = try rechercherCommunes(FormulaireRecu(request.queryFields).recherche("q"), limit: 10)
            let items = found.map { result in
                let label = CommunesModel.libelle(result.commune, ancienNom: result.ancienNom)
                return "{\"code\":\"\(result.commune.code)\",\"nom\":\"\(Self.escaped(label))\"}"
            }
            return Response(type: "application/json", body: Array("[\(items.joined(separator: ","))]".utf8))
        }
    }

    /// A text inside JSON quotes. Names of communes hold no control character.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
}
