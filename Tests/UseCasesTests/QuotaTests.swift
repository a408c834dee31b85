import Domain
import TestSupport
import Testing
import UseCases

/// What one author may fill of the store.
@Suite struct QuotaTests {
    private let bureau: Bureau
    private let offre: Identifiant
    private let aline = Acteur.liberal(Exemples.idNatPS(1))
    private let now = Exemples.now

    init() throws {
        bureau = try Bureau()
        offre = try bureau.test.offreDUnePersonne(1)
    }

    private func refusal(_ work: () throws -> Void) -> UseCaseError? {
        #expect(throws: UseCaseError.self) { try work() }
    }

    @Test(
        "takes as many open anomalies as the quota, on all the offers of a person; cancelling one makes room, until the day's"
    )
    func anomalies() throws {
        let declarer = DeclarerAnomalie(store: bureau.test.store)
        func declare(_ now: Instant) throws -> Anomalie {
            try declarer(.nomExercice, valeurAttendue: "AUTRE", description: "", offre: offre, by: aline, now: now)
        }
        var last = try declare(now)
        for _ in 1..<Quota.anomaliesOuvertes.valeur { last = try declare(now) }
        #expect(refusal { _ = try declare(now) }?.code == .quotaAtteint(.anomaliesOuvertes))
        for _ in 0..<10 {
            try declarer.cancel(last.id, offre: offre, by: aline, now: now)
            last = try declare(now)
        }
        try declarer.cancel(last.id, offre: offre, by: aline, now: now)
        let refused = refusal { _ = try declare(now) }
        #expect(refused?.code == .quotaAtteint(.anomaliesParJour) && refused?.category == .tooMany)
        _ = try declare(now.adding(days: 1))
    }

    @Test("contests and validates an offer so many times in a day, and again the next one")
    func changes() throws {
        try bureau.validerTout()
        let valider = ValiderOffre(store: bureau.test.store, publisher: bureau.publisher)
        let consulter = ConsulterOffres(store: bureau.test.store)
        func validate(_ moment: Instant) throws {
            let version = try consulter.offre(offre, by: aline, now: moment).version
            try valider(offre, by: aline, version: version, now: moment)
        }
        let refused = refusal {
            for second in 1...Int64(Quota.changementsOffreParJour.valeur) + 1 {
                try validate(now.adding(seconds: second))
            }
        }
        #expect(refused?.code == .quotaAtteint(.changementsOffreParJour))
        try validate(now.adding(days: 1))
    }

    @Test("keeps no draft larger than its room, and what was there stays")
    func draft() throws {
        let enregistrer = EnregistrerEtape(store: bureau.test.store)
        func save(_ pathway: String, version: Int64) throws {
            try enregistrer.brouillon(.offre, de: offre, by: aline, version: version, now: now) {
                $0.description.filiere = pathway
            }
        }
        try save("avant", version: 0)
        let long = String(repeating: "x", count: Brouillon.octetsAuPlus)
        let refused = refusal { try save(long, version: 1) }
        #expect(refused?.issues == [ValidationIssue("saisie", .octets(Brouillon.octetsAuPlus))])
        #expect(try bureau.brouillon().saisie?.description.filiere == "avant")
        let grown = refusal {
            try enregistrer.brouillon(
                .offre, de: offre, by: aline, version: 1, now: now, { $0.description.filiere = "court" },
                puis: { $0.description.filiere = long })
        }
        #expect(grown?.code == .invalide)
    }

    @Test("the longest form that can be validated has room several times")
    func room() {
        var saisie = Exemples.saisie
        let contact = ContactSaisi(
            canal: .siteWeb, adresse: String(repeating: "x", count: 500), note: String(repeating: "é", count: 100))
        saisie.contacts = ContactsOffre(
            patients: Array(repeating: contact, count: 20), professionnels: Array(repeating: contact, count: 20))
        saisie.modalites.zoneIntervention = Array(
            repeating: saisie.modalites.zoneIntervention[0], count: ModalitesIntervention.communesAuPlus)
        #expect(saisie.octets < Brouillon.octetsAuPlus)
    }

    @Test("an establishment has a bounded number of organisations, closed ones included")
    func organisations() throws {
        let site = EntiteGeographique(
            id: try bureau.test.store.write { try $0.newId() }, cle: "F990000001", now: now)
        try bureau.test.store.write { store in
            try store.save(site, version: nil, by: .repertoire(Exemples.provenance), now: now)
            for _ in 0..<Quota.organisationsParStructure.valeur {
                let pole = try OrganisationInterne(id: store.newId(), type: .pole, nom: "P", sous: site, now: now)
                try store.save(pole, version: nil, by: .exploitant("essai"), now: now)
            }
        }
        let chief = Acteur(
            .personne(compte: Identifiant(rawValue: 70), idNatPS: nil),
            habilitations: [Habilitation(.responsableStructure, sur: .organisations([site.id]))])
        let gerer = GererOrganisation(store: bureau.test.store, publisher: bureau.publisher)
        let refused = refusal {
            try gerer.create(.pole, nom: "De trop", sous: .entiteGeographique(site.id), by: chief, now: now)
        }
        #expect(refused?.code == .quotaAtteint(.organisationsParStructure))
    }

    @Test("a place has no more counts than there are indicators: no quota is needed")
    func measures() {
        let none: [String?] = [nil]
        let codes = none + ["01", "02", "03", "04"]
        var known: Set<MesureCapacite> = []
        for nature in MesureCapacite.Nature.allCases {
            for statut in MesureCapacite.Statut.allCases {
                for temporalite in MesureCapacite.Temporalite.allCases {
                    for genre in codes {
                        for fermeture in codes {
                            for supplementaire in codes {
                                for crise in codes {
                                    for affectation in ["01", "02", "03", "04"] {
                                        let mesure = MesureCapacite(
                                            nature, statut, temporalite, genre: genre, typeFermeture: fermeture,
                                            typeLitSupplementaire: supplementaire, typeCrise: crise,
                                            affectationTemporaire: affectation)
                                        if mesure.estIndicateurConnu { known.insert(mesure) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        #expect(known.count == 192)
    }
}
