internal import Domain
internal import Importers

extension LigneRPPS {
    /// The columns 1 to 17 and 48: the person.
    init(_ person: PersonneInventee) {
        self.init()
        self[.typeIdentifiantPP] = "8"
        self[.identifiantPP] = person.numRPPS
        self[.identificationNationalePP] = "8" + person.numRPPS
        self[.codeCiviliteExercice] = person.civiliteExercice
        self[.libelleCiviliteExercice] = person.civiliteExercice == "DR" ? "Docteur" : ""
        self[.codeCivilite] = person.civilite
        self[.libelleCivilite] = person.civilite == "M" ? "Monsieur" : "Madame"
        self[.nomExercice] = person.nom.uppercased()
        self[.prenomExercice] = person.prenom
        self[.codeProfession] = person.profession
        self[.libelleProfession] = ProfessionInventee.libelles[person.profession] ?? ""
        self[.codeCategorieProfessionnelle] = person.categorie
        self[.libelleCategorieProfessionnelle] = Self.categories[person.categorie] ?? ""
        self[.autoriteEnregistrement] = Self.autorites[person.profession] ?? "ARS/ARS/ARS"
        if let knowHow = person.savoirFaire.first { set(knowHow) }
    }

    /// The columns 14 to 17: a know-how.
    mutating func set(_ knowHow: SavoirFaire) {
        self[.codeTypeSavoirFaire] = knowHow.type
        self[.libelleTypeSavoirFaire] = Nomenclature.typeSavoirFaire.libelle(knowHow.type) ?? ""
        self[.codeSavoirFaire] = knowHow.code
        self[.libelleSavoirFaire] = knowHow.libelle
    }

    /// The columns 18, 19, 55 and 56: how the profession is practised there.
    mutating func setActivity(mode: String, genre: String) {
        self[.codeModeExercice] = mode
        self[.libelleModeExercice] = Self.modes[mode] ?? ""
        self[.codeGenreActivite] = genre
        self[.libelleGenreActivite] =
            genre == "GENR02" ? "Remplacement" : genre.isEmpty ? "" : "Activité de soins et de pharmacie"
    }

    /// The columns 20 to 50: the place.
    mutating func set(_ place: LieuInvente) {
        self[.codeSecteurActivite] = place.secteur
        self[.libelleSecteurActivite] = LieuInvente.secteurs[place.secteur] ?? ""
        self[.numeroSIRETSite] = place.numSIRET
        self[.numeroSIRENSite] = place.numSIREN
        self[.numeroFINESSSite] = place.numFINESS
        self[.numeroFINESSEtablissementJuridique] = place.numFINESSEJ
        self[.identifiantTechniqueStructure] = place.cle
        self[.raisonSocialeSite] = place.raisonSociale
        self[.enseigneCommercialeSite] = place.enseigne
        self[.ancienIdentifiantStructure] = place.ancienIdentifiant
        self[.numeroVoie] = place.numeroVoie
        self[.indiceRepetitionVoie] = place.indice
        self[.codeTypeVoie] = place.typeVoie.code
        self[.libelleTypeVoie] = place.typeVoie.libelle
        self[.libelleVoie] = place.libelleVoie
        self[.bureauCedex] = place.bureauCedex
        self[.codePostal] = place.codePostal
        self[.codeCommune] = place.commune.code.description
        self[.libelleCommune] = NomNormalise.forme(place.commune.nom)
        self[.codePays] = "99000"
        self[.libellePays] = "France"
        self[.telephone] = place.telephone
        self[.telephone2] = place.telephone2
        self[.adresseMail] = place.adresseMail
        self[.codeDepartement] = place.commune.departement
    }

    private static let categories = ["C": "Civil", "M": "Militaire", "E": "Etudiant"]
    private static let modes = [
        "L": "Libéral, indépendant, artisan, commerçant", "S": "Salarié", "B": "Bénévole", "I": "Indirect",
    ]
    private static let autorites = [
        "10": "CNOM/CNOM/CNOM", "40": "CNOCD/CNOCD/CNOCD", "50": "CNOSF/CNOSF/CNOSF", "60": "CNOI/CNOI/CNOI",
        "70": "CNOMK/CNOMK/CNOMK", "80": "CNOPP/CNOPP/CNOPP", "21": "CNOP/CNOP/CNOP",
    ]
}
