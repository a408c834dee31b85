import Domain
public import Importers
public import Tabular

extension DemoPerson {
    /// The persons of an RPPS extraction in the eleven professions, in the order of the file, `limit` at most; those of
    /// a demonstration file are invented. Throws `FichierRefuse` when the file is not an extraction.
    public static func read(rpps source: ByteSource, limit: Int = .max) throws(FichierRefuse) -> [DemoPerson] {
        let reader = try RPPS.Reader(source, log: DiagnosticLog())
        var persons: [DemoPerson] = []
        var ranks: [IdNatPS: Int] = [:]
        while let row = try reader.nextTyped() {
            if let rank = ranks[row.idNatPS] {
                persons[rank].add(row)
            } else if persons.count < limit {
                ranks[row.idNatPS] = persons.count
                persons.append(DemoPerson(row))
            }
        }
        return persons
    }

    private init(_ row: LigneActivite) {
        self.init(
            idNat: row.idNatPS.description, codeCivilite: row.civilite ?? "",
            prenom: row.exercice.prenomExercice ?? "", nom: row.exercice.nomExercice, exercices: [])
        add(row)
    }

    /// Adds what a row says: one exercice per profession, one activity per place.
    private mutating func add(_ row: LigneActivite) {
        let rank = exercices.firstIndex { $0.codeProfession == row.exercice.profession } ?? exercices.count
        if rank == exercices.count { exercices.append(DemoExercice(row.exercice)) }
        guard case .lieu(let place) = row.activite else { return }
        let activity = DemoActivite(place)
        if !exercices[rank].activities.contains(activity) { exercices[rank].activities.append(activity) }
    }
}

extension DemoExercice {
    fileprivate init(_ exercice: ExerciceProfessionnel) {
        self.init(
            codeProfession: exercice.profession, codeCiviliteDexercice: exercice.civiliteExercice ?? "",
            nomDexercice: exercice.nomExercice, prenomDexercice: exercice.prenomExercice ?? "")
        codeTypeSavoirFaire = exercice.savoirFaire.first?.type ?? ""
        codeSavoirFaire = exercice.savoirFaire.first?.code ?? ""
    }
}

extension DemoActivite {
    fileprivate init(_ fiche: FicheSituation) {
        let place = fiche.structure
        let address = place.adresse
        self.init(codeSecteurDactivite: fiche.situation.secteurActivite, raisonSocialeSite: place.denominationEG)
        codeModeExercice = fiche.situation.modeExercice
        codeGenreActivite = fiche.situation.genreActivite ?? ""
        codeRole = fiche.situation.role ?? ""
        autoriteDenregistrement = fiche.situation.autoriteEnregistrement ?? ""
        telephone = fiche.situation.telephone ?? ""
        numeroSiretSite = place.numSIRET?.description ?? ""
        numeroSirenSite = place.numSIREN?.description ?? ""
        numeroFinessSite = place.numFINESS?.description ?? ""
        numeroFinessetablissementJuridique = place.numFINESSEJ?.description ?? ""
        identifiantTechniqueDeLaStructure = place.cle
        ancienIdentifiantDeLaStructure = place.ancienIdentifiant ?? ""
        enseigneCommercialeSite = place.nomOperationnel ?? ""
        numeroVoie = address.numeroVoie ?? ""
        codeTypeDeVoie = address.typeVoie ?? ""
        libelleVoie = address.libelleVoie ?? ""
        codePostal = address.codePostal ?? ""
        codeCommune = address.communeCOG?.description ?? ""
        bureauCedex = address.ligneVille
    }
}
