import Domain
import SQL
import Storage
import Testing
import UseCases

/// A draft that was inside its offer is a row of its own, and nowhere else.
@Suite struct BrouillonMigrationTests {
    private static let saisie = """
        {"description":{"nomOffre":"NOM","activitesOperationnelles":["437"],"actesSpecifiques":[],\
        "competencesSpecifiques":[],"tousLesAges":true,"ageMin":"","ageMax":"","filiere":"","teleExpertise":""},\
        "modalites":{"modalitesAccueil":["03"],"zoneIntervention":[]},\
        "contacts":{"patients":[{"canal":"2","adresse":"0199001234","note":""}],"professionnels":[]},\
        "horaires":{"surRendezVous":{"jours":[[{"debut":"09:00","fin":"12:00"}],[],[],[],[],[],[]]},\
        "sansRendezVous":{"jours":[[],[],[],[],[],[],[]]},"visite":{"jours":[[],[],[],[],[],[],[]]}}}
        """
    private static let debut = """
        "identifiantOffre":"84/0000004","professionnel":1,"structure":2,"provenance":"RPPS 2026-11-01",\
        "dateCreation":1790000000000,"dateMiseJour":1790000000000,"situation":{"profession":"10","cleStructure":"R2",\
        "modeExercice":"L","secteurActivite":"SA07"}
        """
    private static let brouillon = """
        {"saisie":\(saisie.replacing("NOM", with: "Tape")),"etapesValidees":[1,4],"dateModification":1790000000000}
        """

    private func fill(_ connection: any SQLConnection) throws {
        let documents = [
            (
                4,
                "{\"id\":4,\(Self.debut),\"dateValidation\":1790000000000,\"saisie\":\(Self.saisie),"
                    + "\"brouillon\":\(Self.brouillon)}", 1
            ),
            (5, "{\"id\":5,\(Self.debut)}", 0),
        ]
        for (id, document, published) in documents {
            for version in 1...2 {
                try connection.execute(
                    """
                    INSERT INTO revision (sequence, agregat, id, version, date, auteur, profil, source, document)
                    VALUES ($1, 'offre_operationnelle', $2, $3, 1, 'x', 'exploitant', 'commande', $4)
                    """,
                    [
                        .integer(Int64(id * 10 + version)), .integer(Int64(id)), .integer(Int64(version)),
                        .text(document),
                    ])
            }
            try connection.execute(
                """
                INSERT INTO offre_operationnelle (id, version, professionnel, structure, est_publiable, date_oubli, sequence)
                VALUES ($1, 2, 1, 2, $2, 1795184000000, $3)
                """,
                [.integer(Int64(id)), .integer(Int64(published)), .integer(Int64(id * 10 + 2))])
        }
    }

    @Test("drafts move, what is published stays, and revisions keep the content of none", arguments: Engine.available)
    func moves(engine: Engine) throws {
        try engine.withDatabase { database throws in
            try MigrationRunner(Array(Migration.schema.prefix(12))).migrate(database, now: 1)
            try database.write { try fill($0) }
            try MigrationRunner(Migration.schema).migrate(database, now: 2)
            let store = SQLStore(database)
            try store.read { store throws in
                let draft = try #require(try store.find(Brouillon.self, Exemple.id(4)))
                #expect(draft.version == 1 && draft.value.version == 1)
                #expect(draft.value.saisie?.description.nomOffre == "Tape")
                #expect(draft.value.etapesValidees == [.repertoires, .contacts])
                #expect(draft.value.dateModification == Exemple.now)
                let end = Exemple.now.adding(days: 60)
                #expect(try store.brouillonsExpires(end, limit: 9).map(\.value) == [draft.value])
                #expect(try store.brouillonsExpires(end.adding(seconds: -1), limit: 9).isEmpty)
                let offre = try #require(try store.find(OffreOperationnelle.self, Exemple.id(4)))
                #expect(offre.value.publiee?.decrite.nomOffre == "NOM" && offre.version == 2)
                #expect(try store.find(Brouillon.self, Exemple.id(5)) == nil)
                #expect(try store.offresAOublier(end.adding(days: 900), limit: 9).isEmpty)
            }
            let left = try database.read { try $0.rows("SELECT document FROM revision") { try $0.text(0) } }
            #expect(left.count == 4 && left.allSatisfy { !$0.contains("Tape") })
        }
    }

    @Test("the offer of an establishment is stored without a professional", arguments: Engine.available)
    func establishment(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            var offre = OffreOperationnelle(
                id: Exemple.id(4), region: "84",
                porteur: .etablissement(organisation: Exemple.id(7), structure: Exemple.id(7)), now: Exemple.now)
            offre.publish(try Exemple.saisie.decrite(), now: Exemple.now)
            try store.write { try $0.save(offre, version: nil, by: Exemple.auteur, now: Exemple.now) }
            try store.read { store throws in
                #expect(try store.find(OffreOperationnelle.self, offre.id)?.value == offre)
                #expect(try store.offresPubliees(of: .structure(Exemple.id(7))) == [offre.id])
            }
        }
    }
}
