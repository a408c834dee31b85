extension Nomenclature {
    /// JDV_J16, actes spécifiques (part of the value set).
    public static let acteSpecifique = Nomenclature(table: PackageResources.JDV_J16_ActeSpecifique_ROR_tsv)
    /// JDV_J17, activités opérationnelles (part of the value set).
    public static let activiteOperationnelle = Nomenclature(
        table: PackageResources.JDV_J17_ActiviteOperationnelle_ROR_tsv)
    /// JDV_J19, modes de prise en charge.
    public static let modePriseEnCharge = Nomenclature(table: PackageResources.JDV_J19_ModePriseEnCharge_ROR_tsv)
    /// JDV_J20, champs d'activité.
    public static let champActivite = Nomenclature(table: PackageResources.JDV_J20_ChampActivite_ROR_tsv)
    /// JDV_J33, compétences spécifiques.
    public static let competenceSpecifique = Nomenclature(table: PackageResources.JDV_J33_CompetenceSpecifique_ROR_tsv)
    /// JDV_J41, types d'horaire.
    public static let typeHoraire = Nomenclature(table: PackageResources.JDV_J41_TypeHoraire_ROR_tsv)
    /// JDV_J55, catégories d'établissement (part of the value set). Codes `SA…` belong to TRE_R02, see `systemeSecteur`.
    public static let categorieEG = Nomenclature(table: PackageResources.JDV_J55_CategorieEG_ROR_tsv)
    /// JDV_J207, civilités.
    public static let civilite = Nomenclature(table: PackageResources.JDV_J207_Civilite_ROR_tsv)
    /// JDV_J208, civilités d'exercice.
    public static let civiliteExercice = Nomenclature(table: PackageResources.JDV_J208_CiviliteExercice_ROR_tsv)
    /// JDV_J209, types de savoir-faire.
    public static let typeSavoirFaire = Nomenclature(table: PackageResources.JDV_J209_TypeSavoirFaire_ROR_tsv)
    /// JDV_J210, spécialités ordinales.
    public static let specialiteOrdinale = Nomenclature(table: PackageResources.JDV_J210_SpecialiteOrdinale_ROR_tsv)
    /// JDV_J211, compétences exclusives.
    public static let competenceExclusive = Nomenclature(table: PackageResources.JDV_J211_CompetenceExclusive_ROR_tsv)
    /// JDV_J216, droits d'exercice complémentaires.
    public static let droitExerciceComplementaire = Nomenclature(
        table: PackageResources.JDV_J216_DroitExerciceCompl_ROR_tsv)
    /// JDV_J217, modes d'exercice.
    public static let modeExercice = Nomenclature(table: PackageResources.JDV_J217_ModeExercice_ROR_tsv)
    /// JDV_J221, natures de contact.
    public static let natureContact = Nomenclature(table: PackageResources.JDV_J221_NatureContact_ROR_tsv)
    /// JDV_J222, niveaux de confidentialité.
    public static let niveauConfidentialite = Nomenclature(
        table: PackageResources.JDV_J222_NiveauConfidentialite_ROR_tsv)
    /// JDV_J225, canaux de communication.
    public static let canalCommunication = Nomenclature(table: PackageResources.JDV_J225_CanalCommunication_ROR_tsv)
    /// JDV_J226, modalités d'accueil.
    public static let modaliteAccueil = Nomenclature(table: PackageResources.JDV_J226_ModaliteAccueil_ROR_tsv)
    /// JDV_J229, professions de santé.
    public static let professionSante = Nomenclature(table: PackageResources.JDV_J229_ProfessionSante_ROR_tsv)
    /// JDV_J237, régions and overseas.
    public static let regionOM = Nomenclature(table: PackageResources.JDV_J237_RegionOM_ROR_tsv)

    /// The code system of the sectors of activity (`SA07`, `SA08`, `SA09`, `SA05`) used as categories of a practice.
    public static let systemeSecteurActivite =
        "https://mos.esante.gouv.fr/NOS/TRE_R02-SecteurActivite/FHIR/TRE-R02-SecteurActivite"
}
