internal import Domain

/// The labels that the restricted edition leaves to the code tables.
extension RPPS {
    /// The label of a know-how; the code itself when no table has it.
    static func savoirFaire(_ type: String, _ code: String) -> String {
        let table: Nomenclature? =
            switch type {
            case "S": .specialiteOrdinale
            case "CEX": .competenceExclusive
            case "DEC": .droitExerciceComplementaire
            default: nil
            }
        return table?.libelle(code) ?? code
    }

    /// The label of a kind of street; the code itself when it is unknown. Source: kinds of street of the land registry.
    static func typeVoie(_ code: String) -> String { typesVoie[code] ?? code }

    private static let typesVoie = [
        "ALL": "Allée", "AV": "Avenue", "BD": "Boulevard", "CAR": "Carrefour", "CHE": "Chemin", "CHS": "Chaussée",
        "CITE": "Cité", "COR": "Corniche", "CRS": "Cours", "DOM": "Domaine", "DSC": "Descente", "ESP": "Esplanade",
        "FG": "Faubourg", "GR": "Grande rue", "HAM": "Hameau", "HLE": "Halle", "IMP": "Impasse", "LD": "Lieu-dit",
        "LOT": "Lotissement", "MAR": "Marché", "MTE": "Montée", "PAS": "Passage", "PL": "Place", "PLN": "Plaine",
        "PRO": "Promenade", "PRV": "Parvis", "QUA": "Quartier", "QUAI": "Quai", "R": "Rue", "RES": "Résidence",
        "RLE": "Ruelle", "ROC": "Rocade", "RPT": "Rond-point", "RTE": "Route", "RUE": "Rue", "SEN": "Sente",
        "SQ": "Square", "TRA": "Traverse", "VLA": "Villa", "VLGE": "Village",
    ]
}
