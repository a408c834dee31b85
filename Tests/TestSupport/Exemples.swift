public import Domain

/// Invented people, places and offers for every suite. RPPS numbers are of the fictitious range of `Sources/Generation`.
public enum Exemples {
    /// 2026-11-20T09:30:00Z.
    public static let now = Instant(milliseconds: 1_795_167_000_000)

    /// An edition of RPPS.
    public static let provenance = Provenance(.rpps, edition: JourCivil(rang: 20_776))

    /// A national identifier of the fictitious range; `rank` 0–99.
    public static func idNatPS(_ rank: Int = 1) -> IdNatPS {
        let digits = "1099900\(rank < 10 ? "0" : "")\(rank)0"
        let key = (0...9).first { NumRPPS("\(digits)\($0)")?.cleValide == true } ?? 0
        return IdNatPS("8\(digits)\(key)") ?? exemple("an identifier")
    }

    /// The exercise of a general practitioner, Dr Aline EXEMPLE.
    public static let exercice = ExerciceProfessionnel(
        profession: "10", categorie: "C", civiliteExercice: "DR", nomExercice: "EXEMPLE", prenomExercice: "Aline",
        savoirFaire: [SavoirFaire(type: "S", code: "SM54", libelle: "Médecine générale (SM)")])

    /// An address in Versailles.
    public static var adresse: Adresse {
        var adresse = Adresse()
        adresse.numeroVoie = "7"
        adresse.typeVoie = "Rue"
        adresse.libelleVoie = "DES LILAS"
        adresse.codePostal = "78000"
        adresse.localite = "VERSAILLES"
        adresse.communeCOG = CodeCommune("78646")
        return adresse
    }

    /// A sole practice, known by its RPPS-rang.
    public static var cabinet: FicheStructure {
        var fiche = FicheStructure(
            cle: "R99001", denominationEG: "CABINET DU DR EXEMPLE", secteurActivite: "SA07", adresse: adresse)
        fiche.ancienIdentifiant = "410999001010101"
        return fiche
    }

    /// A maison de santé with a FINESS number of the fictitious range and a company.
    public static var maisonDeSante: FicheStructure {
        var fiche = FicheStructure(
            cle: "F990000010", denominationEG: "MSP DES TILLEULS", secteurActivite: "SA52", adresse: adresse)
        fiche.numFINESS = NumFINESS("990000010")
        fiche.numSIREN = NumSIREN("732829320")
        return fiche
    }

    /// The situation of a general practitioner in a place.
    public static func situation(_ fiche: FicheStructure = cabinet) -> SituationOperationnelle {
        var situation = SituationOperationnelle(
            profession: "10", cleStructure: fiche.cle, modeExercice: "L", secteurActivite: fiche.secteurActivite)
        situation.genreActivite = "GENR01"
        situation.autoriteEnregistrement = "CNOM/CNOM/CNOM"
        situation.telephone = "01 99 00 12 34"
        return situation
    }

    /// What a register says of a person with one offer per place.
    public static func fiche(_ rank: Int = 1, places: [FicheStructure] = [cabinet]) -> FichePersonne {
        FichePersonne(
            idNatPS: idNatPS(rank), civilite: "MME", exercices: [exercice],
            situations: places.map { FicheSituation(situation: situation($0), structure: $0) })
    }

    /// Typed values that pass every rule: all ways of intervening, each kind of contact and of hours.
    public static var saisie: Saisie {
        let day = [PlageHoraire(debut: "09:00", fin: "12:00"), PlageHoraire(debut: "14:00", fin: "18:30")]
        return Saisie(
            description: DescriptionOffre(
                nomOffre: "Cabinet du Dr Aline EXEMPLE", activitesOperationnelles: ["437", "081"],
                actesSpecifiques: ["0172"], competencesSpecifiques: ["01"], tousLesAges: false, ageMin: "3",
                ageMax: "120", filiere: "Réseau de périnatalité", teleExpertise: "11"),
            modalites: ModalitesIntervention(
                modalitesAccueil: ["03", "04", "05"], zoneIntervention: [CodeCommune("78646")].compactMap(\.self)),
            contacts: ContactsOffre(
                patients: [ContactSaisi(canal: .telephoneFixe, adresse: "0199001234", note: "Secrétariat")],
                professionnels: [
                    ContactSaisi(canal: .telephoneMobile, adresse: "0639981234"),
                    ContactSaisi(canal: .mssante, adresse: "aline.exemple@medecin.mssante.fr"),
                ]),
            horaires: HorairesOffre(
                surRendezVous: SemaineType(jours: [day, day, [], day, day]),
                sansRendezVous: SemaineType(jours: [[], [], [PlageHoraire(debut: "08:00", fin: "12:00")]])))
    }

    /// The professional of `offreComplete`.
    public static var professionnel: Professionnel {
        Professionnel(
            id: Identifiant(rawValue: 11), idNatPS: idNatPS(), civilite: "MME", exercices: [exercice],
            provenance: provenance, dateCreation: now, dateMiseJour: now)
    }

    /// `saisie` as it is published.
    public static var decrite: OffreDecrite {
        (try? saisie.decrite()) ?? exemple("a description")
    }

    /// An offer with everything it refers to; validated, unless `validee` is `false`.
    public static func offreComplete(
        validee: Bool = true, fiche: FicheStructure = cabinet
    ) -> OffreComplete {
        let entite = EntiteJuridique(id: Identifiant(rawValue: 13), fiche: fiche, provenance: provenance, now: now)
        let structure = EntiteGeographique(
            id: Identifiant(rawValue: 12), cle: fiche.cle,
            rpps: ValeurSourcee(fiche, provenance: provenance, date: now), entiteJuridique: entite?.id, now: now)
        let liberal = SituationLiberale(
            professionnel: professionnel.id, structure: structure.id, situation: situation(fiche),
            provenance: provenance)
        var offre = OffreOperationnelle(
            id: Identifiant(rawValue: 14), region: "11", porteur: .liberal(liberal), now: now)
        if validee { offre.publish(decrite, now: now) }
        return OffreComplete(
            offre: offre, professionnel: professionnel, structure: structure, entiteJuridique: entite)
    }

    /// A published offer of an establishment, with everything it refers to.
    public static var offreEtablissement: OffreComplete {
        var whole = offreComplete(fiche: maisonDeSante)
        whole.offre = OffreOperationnelle(
            id: whole.offre.id, region: "11",
            porteur: .etablissement(organisation: whole.structure.id, structure: whole.structure.id),
            now: now)
        whole.offre.publish(decrite, now: now)
        whole.professionnel = nil
        return whole
    }

    /// A few real communes, a former one among them.
    public static var communes: [Commune] {
        [
            commune("78646", "Versailles", "78", ["78000"], population: 83_587),
            commune("75056", "Paris", "75", ["75001", "75002"], population: 2_133_111),
            commune("42218", "Saint-Étienne", "42", ["42000", "42100"], population: 173_136),
            commune("31486", "Saint-Hilaire", "31", ["31410"], population: 1_284),
            commune("49018", "Baugé-en-Anjou", "49", ["49150"], population: 11_894),
            commune("49031", "Bocé", "49", ["49150"], type: .deleguee, parent: "49018"),
        ]
    }

    private static func commune(
        _ code: String, _ nom: String, _ departement: String, _ codes: [String], type: Commune.TypeCommune = .commune,
        parent: String? = nil, population: Int? = nil
    ) -> Commune {
        Commune(
            code: CodeCommune(code) ?? exemple("a commune"), nom: nom, departement: departement, region: "11",
            codesPostaux: codes, type: type, parent: parent.flatMap { CodeCommune($0) }, population: population)
    }

    private static func exemple<Value>(_ what: String) -> Value {
        fatalError("the example of \(what) is not valid")
    }
}
