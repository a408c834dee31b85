internal import Domain

/// An invented place of practice, in a real commune.
struct LieuInvente: Equatable {
    /// `Identifiant technique de la structure`.
    var cle: String
    var secteur: String
    var raisonSociale = ""
    var enseigne = ""
    var numFINESS = ""
    var numFINESSEJ = ""
    var numSIRET = ""
    var numSIREN = ""
    var ancienIdentifiant = ""
    var numeroVoie = ""
    var indice = ""
    var typeVoie = TypeVoie(code: "", libelle: "")
    var libelleVoie = ""
    var commune: Commune
    var codePostal: String
    var bureauCedex = ""
    var telephone = ""
    var telephone2 = ""
    var adresseMail = ""

    /// A place with nothing but its key, its sector and its commune.
    init(cle: String, secteur: String, commune: Commune) {
        self.cle = cle
        self.secteur = secteur
        self.commune = commune
        codePostal = commune.codesPostaux.first ?? ""
    }

    /// The labels of the sectors in use (TRE_R02).
    static let secteurs = [
        "SA01": "Etablissement public de santé", "SA05": "Centre de santé", "SA07": "Cabinet individuel",
        "SA08": "Cabinet de groupe", "SA09": "Exercice en société", "SA52": "Maison ou pôle de santé",
    ]

    /// Draws the street.
    mutating func drawAddress(_ random: inout SeededRandom) {
        numeroVoie = random.happens(30) ? "2-4" : String(1 + random.below(160))
        indice = random.happens(60) ? "BIS" : ""
        typeVoie = random.pick(NomsInventes.typesVoie)
        libelleVoie = random.pick(NomsInventes.voies)
        codePostal = commune.codesPostaux.isEmpty ? "" : random.pick(commune.codesPostaux)
        let town = NomNormalise.forme(commune.nom)
        if random.happens(30), let code = commune.codesPostaux.first {
            codePostal = String(code.prefix(3)) + "90"
            bureauCedex = "\(codePostal) \(town) CEDEX"
        } else if random.happens(300) {
            bureauCedex = "\(codePostal) \(town)"
        }
    }

    /// Draws the phones and the e-mail.
    mutating func drawContacts(_ random: inout SeededRandom) {
        telephone = random.happens(120) ? "" : TelephonesFictifs.draw(commune.departement, &random)
        telephone2 = random.happens(150) ? TelephonesFictifs.draw(nil, &random) : ""
        if random.happens(250) { adresseMail = "contact\(random.below(100_000))@cabinet.example" }
        if random.happens(60) { adresseMail = "cabinet\(random.below(100_000))@medecin.mssante.fr" }
    }
}

/// A kind of street.
struct TypeVoie: Equatable {
    let code: String
    let libelle: String
}
