import SQL

/// What version 4 of the schema held: documents written by the program of then (`ror generate rpps`, `generate saisies`, then
/// an edition without the person). The person is invented.
enum Schema4 {
    static let professionnel = """
        {"id":10,"exercices":[{"nomExercice":"GARREZAN","profession":"70","prenomExercice":"Théo","civiliteExercice":"M",\
        "categorie":"C","savoirFaire":[]}],"provenance":{"repertoire":"RPPS","edition":{"rang":20778}},\
        "dateMiseJour":1795239271614,"civilite":"M","idNatPS":"810999010035","dateCreation":1795239271614}
        """

    static let structure = """
        {"provenance":{"edition":{"rang":20778},"repertoire":"RPPS"},"dateCreation":1795239271614,\
        "dateMiseJour":1795239271614,"id":11,"cle":"R900004012","fiche":{"cle":"R900004012",\
        "ancienIdentifiant":"410999010035001","denominationEG":"CABINET DU PONT NEUF","secteurActivite":"SA08",\
        "adresse":{"communeCOG":"92062","codePostal":"92800","numeroVoie":"102","libelleVoie":"DU CLOS AUX CERISES",\
        "typeVoie":"Boulevard","localite":"PUTEAUX"}}}
        """

    static let offre = """
        {"dateCreation":1795239271614,"dateValidation":1795239271641,"situation":{"secteurActivite":"SA08",\
        "profession":"70","cleStructure":"R900004012","autoriteEnregistrement":"CNOMK\\/CNOMK\\/CNOMK",\
        "telephone":"0199001585","modeExercice":"L","genreActivite":"GENR01"},"id":12,"structure":11,"saisie":\
        {"contacts":{"professionnels":[],"patients":[{"adresse":"0199001585","note":"","canal":"2"}]},"horaires":\
        {"visite":{"jours":[[],[],[],[],[],[],[]]},"sansRendezVous":{"jours":[[],[],[],[],[],[],[]]},"surRendezVous":\
        {"jours":[[{"debut":"08:30","fin":"12:00"},{"debut":"14:00","fin":"18:00"}],[],[],[],[],[],[]]}},"modalites":\
        {"zoneIntervention":["92062"],"modalitesAccueil":["03","04","05"]},"description":{"filiere":"",\
        "tousLesAges":true,"activitesOperationnelles":["339"],"ageMax":"","competencesSpecifiques":["01"],\
        "nomOffre":"Masseur-Kinésithérapeute – Théo GARREZAN","actesSpecifiques":["1200"],"teleExpertise":"",\
        "ageMin":""}},"identifiantOffre":"11\\/0000012","provenance":{"edition":{"rang":20778},"repertoire":"RPPS"},\
        "dateMiseJour":1795239291206,"professionnel":10,"dateRetrait":1795239291206}
        """

    /// Fills a database of version 4.
    static func fill(_ connection: any SQLConnection) throws {
        try connection.execute(
            "INSERT INTO professionnel VALUES (10, 1, '810999010035', $1)", [.text(professionnel)])
        try connection.execute("INSERT INTO entite_geographique VALUES (11, 1, 'R900004012', $1)", [.text(structure)])
        try connection.execute("INSERT INTO offre_operationnelle VALUES (12, 3, 10, 11, 0, $1)", [.text(offre)])
        let revisions: [(sequence: Int64, agregat: String, id: Int64, version: Int64, document: String)] = [
            (1, "professionnel", 10, 1, professionnel), (2, "entite_geographique", 11, 1, structure),
            (3, "offre_operationnelle", 12, 3, offre),
        ]
        for revision in revisions {
            try connection.execute(
                """
                INSERT INTO revision VALUES ($1, $2, $3, $4, 1795239271614, 'RPPS 2026-11-21', 'repertoire', 'import', $5)
                """,
                [
                    .integer(revision.sequence), .text(revision.agregat), .integer(revision.id),
                    .integer(revision.version), .text(revision.document),
                ])
        }
    }
}
