extension RPPS {
    /// The 56 columns of the extraction, in their official order.
    ///
    /// Source: ANS, header of the edition of 8 October 2026.
    public enum Column: Int, CaseIterable, Sendable {
        case typeIdentifiantPP, identifiantPP, identificationNationalePP, codeCiviliteExercice,
            libelleCiviliteExercice, codeCivilite, libelleCivilite, nomExercice, prenomExercice, codeProfession,
            libelleProfession, codeCategorieProfessionnelle, libelleCategorieProfessionnelle,
            codeTypeSavoirFaire, libelleTypeSavoirFaire, codeSavoirFaire, libelleSavoirFaire
        case codeModeExercice, libelleModeExercice, numeroSIRETSite, numeroSIRENSite, numeroFINESSSite,
            numeroFINESSEtablissementJuridique, identifiantTechniqueStructure, raisonSocialeSite,
            enseigneCommercialeSite
        case complementDestinataire, complementPointGeographique, numeroVoie, indiceRepetitionVoie,
            codeTypeVoie, libelleTypeVoie, libelleVoie, mentionDistribution, bureauCedex, codePostal,
            codeCommune, libelleCommune, codePays, libellePays
        case telephone, telephone2, telecopie, adresseMail, codeDepartement, libelleDepartement,
            ancienIdentifiantStructure, autoriteEnregistrement
        case codeSecteurActivite, libelleSecteurActivite, codeSectionTableauPharmaciens,
            libelleSectionTableauPharmaciens, codeRole, libelleRole, codeGenreActivite, libelleGenreActivite
    }
}

extension RPPS.Column {
    /// The official name of the column.
    public var name: String { Self.names[rawValue] }

    /// The header of the file.
    private static let names = """
        Type d'identifiant PP|Identifiant PP|Identification nationale PP|Code civilité d'exercice|\
        Libellé civilité d'exercice|Code civilité|Libellé civilité|Nom d'exercice|Prénom d'exercice|\
        Code profession|Libellé profession|Code catégorie professionnelle|Libellé catégorie professionnelle|\
        Code type savoir-faire|Libellé type savoir-faire|Code savoir-faire|Libellé savoir-faire|\
        Code mode exercice|Libellé mode exercice|Numéro SIRET site|Numéro SIREN site|Numéro FINESS site|\
        Numéro FINESS établissement juridique|Identifiant technique de la structure|Raison sociale site|\
        Enseigne commerciale site|Complément destinataire (coord. structure)|\
        Complément point géographique (coord. structure)|Numéro Voie (coord. structure)|\
        Indice répétition voie (coord. structure)|Code type de voie (coord. structure)|\
        Libellé type de voie (coord. structure)|Libellé Voie (coord. structure)|\
        Mention distribution (coord. structure)|Bureau cedex (coord. structure)|Code postal (coord. structure)|\
        Code commune (coord. structure)|Libellé commune (coord. structure)|Code pays (coord. structure)|\
        Libellé pays (coord. structure)|Téléphone (coord. structure)|Téléphone 2 (coord. structure)|\
        Télécopie (coord. structure)|Adresse e-mail (coord. structure)|Code Département (structure)|\
        Libellé Département (structure)|Ancien identifiant de la structure|Autorité d'enregistrement|\
        Code secteur d'activité|Libellé secteur d'activité|Code section tableau pharmaciens|\
        Libellé section tableau pharmaciens|Code rôle|Libellé rôle|Code genre activité|Libellé genre activité
        """.split(separator: "|").map(String.init)

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

    /// The columns of which one at least is needed, the usual one first: a column alone is needed when nothing else tells its
    /// value. The restricted edition has no labels: they come from the codes. Editions before 2022 have neither role nor kind of
    /// activity. Source: national sources, §1.5.
    static let needed: [[RPPS.Column]] = [
        [.typeIdentifiantPP], [.identifiantPP], [.codeCiviliteExercice], [.codeCivilite], [.nomExercice],
        [.prenomExercice],
        [.codeProfession], [.codeCategorieProfessionnelle], [.codeTypeSavoirFaire], [.codeSavoirFaire],
        [.codeModeExercice], [.numeroSIRETSite], [.numeroSIRENSite], [.numeroFINESSSite],
        [.numeroFINESSEtablissementJuridique], [.identifiantTechniqueStructure], [.raisonSocialeSite],
        [.enseigneCommercialeSite], [.complementDestinataire], [.complementPointGeographique], [.numeroVoie],
        [.indiceRepetitionVoie], [.libelleTypeVoie, .codeTypeVoie], [.libelleVoie], [.mentionDistribution],
        [.bureauCedex], [.codePostal], [.codeCommune, .libelleCommune], [.codePays], [.telephone], [.telephone2],
        [.telecopie], [.adresseMail], [.ancienIdentifiantStructure], [.autoriteEnregistrement], [.codeSecteurActivite],
    ]
}
