extension Nomenclature {
    /// The name of a region by its INSEE code, as the national table spells it; the code itself when it is unknown.
    public static func nomRegion(_ code: String) -> String { regionOM.libelle(code) ?? code }

    /// The regions by their INSEE codes, in the order of the national table: those that a department is in.
    public static var regions: [(code: String, nom: String)] {
        let known = Set(Departement.tous.compactMap(\.region))
        return regionOM.entrees.filter { known.contains($0.code) }.map { ($0.code, $0.libelle) }
    }
}
