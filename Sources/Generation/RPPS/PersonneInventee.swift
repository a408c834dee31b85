internal import Domain

/// An invented professional.
struct PersonneInventee {
    /// The rank of the RPPS number.
    var rank: Int
    var civilite: String
    var prenom: String
    var nom: String
    /// The profession (TRE_G15) and its label.
    var profession: String
    var savoirFaire: SavoirFaire?
    var categorie = "C"

    var numRPPS: String { NumerosFictifs.rpps(rank) }

    /// `DR` for doctors and dentists.
    var civiliteExercice: String { profession == "10" || profession == "40" ? "DR" : civilite }

    /// The ordinal specialty of a code, with the label of the national table.
    static func specialite(_ code: String) -> SavoirFaire {
        SavoirFaire(type: "S", code: code, libelle: Nomenclature.specialiteOrdinale.libelle(code) ?? code)
    }
}
