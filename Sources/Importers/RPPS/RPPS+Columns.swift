extension RPPS {
    /// The 56 columns of the extraction, in their official order, by their official name.
    ///
    /// Source: ANS, header of the edition of 8 October 2026.
    public enum Column: String, CaseIterable, Sendable {
        case typeIdentifiantPP = "Type d'identifiant PP"
        case identifiantPP = "Identifiant PP"
        case identificationNationalePP = "Identification nationale PP"
        case codeCiviliteExercice = "Code civilité d'exercice"
        case libelleCiviliteExercice = "Libellé civilité d'exercice"
        case codeCivilite = "Code civilité"
        case libelleCivilite = "Libellé civilité"
        case nomExercice = "Nom d'exercice"
        case prenomExercice = "Prénom d'exercice"
        case codeProfession = "Code profession"
        case libelleProfession = "Libellé profession"
        case codeCategorieProfessionnelle = "Code catégorie professionnelle"
        case libelleCategorieProfessionnelle = "Libellé catégorie professionnelle"
        case codeTypeSavoirFaire = "Code type savoir-faire"
        case libelleTypeSavoirFaire = "Libellé type savoir-faire"
        case codeSavoirFaire = "Code savoir-faire"
        case libelleSavoirFaire = "Libellé savoir-faire"
        case codeModeExercice = "Code mode exercice"
        case libelleModeExercice = "Libellé mode exercice"
        case numeroSIRETSite = "Numéro SIRET site"
        case numeroSIRENSite = "Numéro SIREN site"
        case numeroFINESSSite = "Numéro FINESS site"
        case numeroFINESSEtablissementJuridique = "Numéro FINESS établissement juridique"
        case identifiantTechniqueStructure = "Identifiant technique de la structure"
        case raisonSocialeSite = "Raison sociale site"
        case enseigneCommercialeSite = "Enseigne commerciale site"
        case complementDestinataire = "Complément destinataire (coord. structure)"
        case complementPointGeographique = "Complément point géographique (coord. structure)"
        case numeroVoie = "Numéro Voie (coord. structure)"
        case indiceRepetitionVoie = "Indice répétition voie (coord. structure)"
        case codeTypeVoie = "Code type de voie (coord. structure)"
        case libelleTypeVoie = "Libellé type de voie (coord. structure)"
        case libelleVoie = "Libellé Voie (coord. structure)"
        case mentionDistribution = "Mention distribution (coord. structure)"
        case bureauCedex = "Bureau cedex (coord. structure)"
        case codePostal = "Code postal (coord. structure)"
        case codeCommune = "Code commune (coord. structure)"
        case libelleCommune = "Libellé commune (coord. structure)"
        case codePays = "Code pays (coord. structure)"
        case libellePays = "Libellé pays (coord. structure)"
        case telephone = "Téléphone (coord. structure)"
        case telephone2 = "Téléphone 2 (coord. structure)"
        case telecopie = "Télécopie (coord. structure)"
        case adresseMail = "Adresse e-mail (coord. structure)"
        case codeDepartement = "Code Département (structure)"
        case libelleDepartement = "Libellé Département (structure)"
        case ancienIdentifiantStructure = "Ancien identifiant de la structure"
        case autoriteEnregistrement = "Autorité d'enregistrement"
        case codeSecteurActivite = "Code secteur d'activité"
        case libelleSecteurActivite = "Libellé secteur d'activité"
        case codeSectionTableauPharmaciens = "Code section tableau pharmaciens"
        case libelleSectionTableauPharmaciens = "Libellé section tableau pharmaciens"
        case codeRole = "Code rôle"
        case libelleRole = "Libellé rôle"
        case codeGenreActivite = "Code genre activité"
        case libelleGenreActivite = "Libellé genre activité"
    }
}

extension RPPS.Column {
    /// The rank of the column in the official order, from 0.
    public var rank: Int { Self.ranks[self] ?? 0 }

    /// Other names seen in editions; case, accents and punctuation are already indifferent.
    var variants: [String] {
        switch self {
        case .codeCiviliteExercice: ["Code civilité exercice"]
        case .libelleCiviliteExercice: ["Libellé civilité exercice"]
        case .nomExercice: ["Nom exercice"]
        case .prenomExercice: ["Prénom exercice"]
        case .complementPointGeographique: ["Complément point géographique (coord. struct.)"]
        case .codeDepartement: ["Code département (coord. structure)"]
        case .libelleDepartement: ["Libellé département (coord. structure)"]
        case .codeSecteurActivite: ["Code secteur activité"]
        case .autoriteEnregistrement: ["Autorité enregistrement"]
        case .codeGenreActivite: ["Code genre d'activité"]
        default: []
        }
    }

    /// The columns without which an import would lose what professionals see: all those that are read, except the
    /// last four, which editions before 2022 lack.
    static let required: [RPPS.Column] = [
        .typeIdentifiantPP, .identifiantPP, .identificationNationalePP, .codeCiviliteExercice, .codeCivilite,
        .nomExercice, .prenomExercice, .codeProfession, .codeCategorieProfessionnelle, .codeTypeSavoirFaire,
        .codeSavoirFaire, .libelleSavoirFaire, .codeModeExercice, .numeroSIRETSite, .numeroSIRENSite,
        .numeroFINESSSite, .numeroFINESSEtablissementJuridique, .identifiantTechniqueStructure, .raisonSocialeSite,
        .enseigneCommercialeSite, .complementDestinataire, .complementPointGeographique, .numeroVoie,
        .indiceRepetitionVoie, .libelleTypeVoie, .libelleVoie, .mentionDistribution, .bureauCedex, .codePostal,
        .codeCommune, .libelleCommune, .codePays, .telephone, .telephone2, .telecopie, .adresseMail,
        .ancienIdentifiantStructure, .autoriteEnregistrement, .codeSecteurActivite,
    ]

    private static let ranks = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}
