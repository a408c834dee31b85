extension Communes {
    /// A name with its article, from the INSEE code `TNCC`: `L'Abergement-Clémenciat`, `La Rochelle`, `Abbeville`.
    ///
    /// Source: INSEE, code officiel géographique, variable TNCC.
    static func nomComplet(_ name: String, tncc: String) -> String {
        switch tncc {
        case "2": "Le \(name)"
        case "3": "La \(name)"
        case "4": "Les \(name)"
        case "5": "L'\(name)"
        case "6": "Aux \(name)"
        case "7": "Las \(name)"
        case "8": "Los \(name)"
        default: name
        }
    }
}
