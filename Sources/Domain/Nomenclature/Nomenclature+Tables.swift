extension Nomenclature {
    /// The tables of the process. A test may bind others for its own task.
    @TaskLocal public static var courantes = NomenclaturesCourantes()

    /// JDV_J16, actes spécifiques (part of the value set).
    public static var acteSpecifique: Nomenclature { courantes[.acteSpecifique] }
    /// JDV_J17, activités opérationnelles (part of the value set).
    public static var activiteOperationnelle: Nomenclature { courantes[.activiteOperationnelle] }
    /// JDV_J19, modes de prise en charge.
    public static var modePriseEnCharge: Nomenclature { courantes[.modePriseEnCharge] }
    /// JDV_J20, champs d'activité.
    public static var champActivite: Nomenclature { courantes[.champActivite] }
    /// JDV_J33, compétences spécifiques.
    public static var competenceSpecifique: Nomenclature { courantes[.competenceSpecifique] }
    /// JDV_J41, types d'horaire.
    public static var typeHoraire: Nomenclature { courantes[.typeHoraire] }
    /// JDV_J55, catégories d'établissement (part of the value set). Codes `SA…` belong to TRE_R02, see `systemeSecteur`.
    public static var categorieEG: Nomenclature { courantes[.categorieEG] }
    /// JDV_J207, civilités.
    public static var civilite: Nomenclature { courantes[.civilite] }
    /// JDV_J208, civilités d'exercice.
    public static var civiliteExercice: Nomenclature { courantes[.civiliteExercice] }
    /// JDV_J209, types de savoir-faire.
    public static var typeSavoirFaire: Nomenclature { courantes[.typeSavoirFaire] }
    /// JDV_J210, spécialités ordinales.
    public static var specialiteOrdinale: Nomenclature { courantes[.specialiteOrdinale] }
    /// JDV_J211, compétences exclusives.
    public static var competenceExclusive: Nomenclature { courantes[.competenceExclusive] }
    /// JDV_J216, droits d'exercice complémentaires.
    public static var droitExerciceComplementaire: Nomenclature { courantes[.droitExerciceComplementaire] }
    /// JDV_J217, modes d'exercice.
    public static var modeExercice: Nomenclature { courantes[.modeExercice] }
    /// JDV_J218, secteurs de conventionnement.
    public static var secteurConventionnement: Nomenclature { courantes[.secteurConventionnement] }
    /// JDV_J221, natures de contact.
    public static var natureContact: Nomenclature { courantes[.natureContact] }
    /// JDV_J222, niveaux de confidentialité.
    public static var niveauConfidentialite: Nomenclature { courantes[.niveauConfidentialite] }
    /// JDV_J225, canaux de communication.
    public static var canalCommunication: Nomenclature { courantes[.canalCommunication] }
    /// JDV_J226, modalités d'accueil.
    public static var modaliteAccueil: Nomenclature { courantes[.modaliteAccueil] }
    /// JDV_J229, professions de santé.
    public static var professionSante: Nomenclature { courantes[.professionSante] }
    /// JDV_J237, régions and overseas.
    public static var regionOM: Nomenclature { courantes[.regionOM] }

    /// The code system of the sectors of activity (`SA07`, `SA08`, `SA09`, `SA05`) used as categories of a practice.
    public static let systemeSecteurActivite =
        "https://mos.esante.gouv.fr/NOS/TRE_R02-SecteurActivite/FHIR/TRE-R02-SecteurActivite"
}
