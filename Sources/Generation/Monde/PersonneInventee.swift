internal import Domain

/// An invented professional, with where the profession is practised.
struct PersonneInventee: Equatable {
    /// One activity of the register.
    struct Activite: Equatable {
        /// The mode (TRE_R23): `L`, `I`, `S`, `B`; empty for somebody without activity.
        var mode: String
        /// The kind: `GENR01` care, `GENR02` substitute.
        var genre: String
        /// Where; `nil` for a substitute or somebody without activity.
        var lieu: LieuInvente?
    }

    /// The rank of the RPPS number.
    var rank: Int
    var civilite: String
    var prenom: String
    var nom: String
    /// The profession (TRE_G15, or the table of users of a title).
    var profession: String
    var categorie = "C"
    var savoirFaire: [SavoirFaire] = []
    var activites: [Activite] = []

    var numRPPS: String { NumerosFictifs.rpps(rank) }
    var idNatPS: String { "8" + numRPPS }

    /// `DR` for doctors and dentists.
    var civiliteExercice: String { profession == "10" || profession == "40" ? "DR" : civilite }

    /// Whether the directory is concerned by the profession.
    var estEligible: Bool { categorie == "C" && ProfessionLiberale(rawValue: profession) != nil }

    /// Whether the person enters the directory: liberal care, with a place or as a substitute.
    var estRetenue: Bool { estEligible && activites.contains { $0.mode == "L" || $0.mode == "I" } }

    /// The activities that make an offer each, one per place.
    var offres: [Activite] {
        guard estEligible else { return [] }
        var keys: Set<String> = []
        return activites.filter { activity in
            guard let place = activity.lieu, activity.mode == "L" || activity.mode == "I" else { return false }
            return activity.genre == "GENR01" && keys.insert(place.cle).inserted
        }
    }

    /// The ordinal specialty of a code, with the label of the national table.
    static func specialite(_ code: String) -> SavoirFaire {
        SavoirFaire(type: "S", code: code, libelle: Nomenclature.specialiteOrdinale.libelle(code) ?? code)
    }
}
