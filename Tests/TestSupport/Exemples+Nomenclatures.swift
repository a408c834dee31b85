public import Domain

extension Exemples {
    /// The embedded tables, with some codes of a value set retired: to be bound for a test by
    /// `Nomenclature.$courantes.withValue`, so that other tests do not see them.
    public static func nomenclatures(retirant retired: [(jeu: JeuDeValeurs, code: String)]) -> NomenclaturesCourantes {
        let tables = NomenclaturesCourantes()
        tables.install(
            JeuDeValeurs.allCases.map { jeu in
                let codes = retired.filter { $0.jeu == jeu }.map(\.code)
                return Nomenclature.Edition(
                    adresse: jeu.embarque.adresse, version: "essai",
                    entrees: jeu.embarque.entrees.map { codes.contains($0.code) ? $0.retiree : $0 })
            })
        return tables
    }
}
