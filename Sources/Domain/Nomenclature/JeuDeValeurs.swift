/// One of the national value sets (JDV) that the directory knows.
///
/// The order is that of `NomenclaturesCourantes`, which finds a table by its rank.
public enum JeuDeValeurs: Int, Sendable, CaseIterable {
    case acteSpecifique
    case activiteOperationnelle
    case modePriseEnCharge
    case champActivite
    case competenceSpecifique
    case typeHoraire
    case categorieEG
    case civilite
    case civiliteExercice
    case typeSavoirFaire
    case specialiteOrdinale
    case competenceExclusive
    case droitExerciceComplementaire
    case modeExercice
    case secteurConventionnement
    case natureContact
    case niveauConfidentialite
    case canalCommunication
    case modaliteAccueil
    case professionSante
    case regionOM

    /// The table embedded in the program at build time.
    public var embarque: Nomenclature { Self.embarques[rawValue] }

    /// The value sets whose own address or code system is `adresse`; none for an address that the directory does not
    /// know.
    public static func connus(adresse: String) -> [JeuDeValeurs] {
        allCases.filter { $0.embarque.adresse == adresse || $0.embarque.systeme == adresse }
    }

    /// What the embedded table says of an address: of the code system, only the codes that belong to it.
    public func entreesEmbarquees(adresse: String) -> [Nomenclature.Entree] {
        let mixed = self == .categorieEG && adresse != embarque.adresse
        return embarque.entrees.filter { !mixed || !$0.code.hasPrefix("SA") }
    }

    /// The embedded tables, by rank.
    static let embarques = allCases.map { Nomenclature(fichier: $0.fichier) }

    private var fichier: [UInt8] {
        switch self {
        case .acteSpecifique: PackageResources.JDV_J16_ActeSpecifique_ROR_tsv
        case .activiteOperationnelle: PackageResources.JDV_J17_ActiviteOperationnelle_ROR_tsv
        case .modePriseEnCharge: PackageResources.JDV_J19_ModePriseEnCharge_ROR_tsv
        case .champActivite: PackageResources.JDV_J20_ChampActivite_ROR_tsv
        case .competenceSpecifique: PackageResources.JDV_J33_CompetenceSpecifique_ROR_tsv
        case .typeHoraire: PackageResources.JDV_J41_TypeHoraire_ROR_tsv
        case .categorieEG: PackageResources.JDV_J55_CategorieEG_ROR_tsv
        case .civilite: PackageResources.JDV_J207_Civilite_ROR_tsv
        case .civiliteExercice: PackageResources.JDV_J208_CiviliteExercice_ROR_tsv
        case .typeSavoirFaire: PackageResources.JDV_J209_TypeSavoirFaire_ROR_tsv
        case .specialiteOrdinale: PackageResources.JDV_J210_SpecialiteOrdinale_ROR_tsv
        case .competenceExclusive: PackageResources.JDV_J211_CompetenceExclusive_ROR_tsv
        case .droitExerciceComplementaire: PackageResources.JDV_J216_DroitExerciceCompl_ROR_tsv
        case .modeExercice: PackageResources.JDV_J217_ModeExercice_ROR_tsv
        case .secteurConventionnement: PackageResources.JDV_J218_CNAMAmeliSecteurConventionnement_ROR_tsv
        case .natureContact: PackageResources.JDV_J221_NatureContact_ROR_tsv
        case .niveauConfidentialite: PackageResources.JDV_J222_NiveauConfidentialite_ROR_tsv
        case .canalCommunication: PackageResources.JDV_J225_CanalCommunication_ROR_tsv
        case .modaliteAccueil: PackageResources.JDV_J226_ModaliteAccueil_ROR_tsv
        case .professionSante: PackageResources.JDV_J229_ProfessionSante_ROR_tsv
        case .regionOM: PackageResources.JDV_J237_RegionOM_ROR_tsv
        }
    }
}
