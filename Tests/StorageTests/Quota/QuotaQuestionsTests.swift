import Domain
import Testing
import UseCases

@testable import Storage

/// What quotas count, on both engines.
@Suite struct QuotaQuestionsTests {
    private func anomalie(_ id: Int64, offre: Int64, _ statut: Anomalie.Statut = .aTraiter) -> Anomalie {
        var anomalie = Anomalie(
            id: Exemple.id(id), declarant: Exemple.id(90), offre: Exemple.id(offre), element: .nomExercice,
            valeurConstatee: "", valeurAttendue: "X", description: "", autorite: "CNOM", now: Exemple.now)
        anomalie.statut = statut
        return anomalie
    }

    @Test(
        "counts the anomalies of all the offers of a professional, open ones and those of the day",
        arguments: Engine.available)
    func anomalies(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            let yesterday = Exemple.now.adding(days: -1)
            try store.write { writer throws in
                for offre in [Exemple.offre(3), Exemple.offre(4), Exemple.offre(5, professionnel: 9)] {
                    try writer.save(offre, version: nil, by: Exemple.auteur, now: yesterday)
                }
                for old in [anomalie(10, offre: 3), anomalie(11, offre: 4, .annulee)] {
                    try writer.save(old, version: nil, by: Exemple.auteur, now: yesterday)
                }
                for new in [anomalie(12, offre: 3), anomalie(13, offre: 3, .corrigee), anomalie(14, offre: 5)] {
                    try writer.save(new, version: nil, by: Exemple.auteur, now: Exemple.now)
                }
            }
            try store.read { reader throws in
                for offre in [Exemple.id(3), Exemple.id(4)] {
                    let found = try reader.nombreAnomalies(autour: offre, depuis: Exemple.now)
                    #expect(found == NombreAnomalies(ouvertes: 2, declarees: 2))
                }
                let other = try reader.nombreAnomalies(autour: Exemple.id(5), depuis: yesterday)
                #expect(other == NombreAnomalies(ouvertes: 1, declarees: 1))
                let none = try reader.nombreAnomalies(autour: Exemple.id(6), depuis: yesterday)
                #expect(none == NombreAnomalies(ouvertes: 0, declarees: 0))
            }
        }
    }

    @Test("gives the anomalies of an offer by pages, the open ones first where asked", arguments: Engine.available)
    func pages(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            try store.write { writer throws in
                for each in [
                    anomalie(10, offre: 3), anomalie(11, offre: 3, .annulee), anomalie(12, offre: 3),
                    anomalie(13, offre: 4),
                ] { try writer.save(each, version: nil, by: Exemple.auteur, now: Exemple.now) }
            }
            try store.read { reader throws in
                let ids = { (found: [Versioned<Anomalie>]) in found.map(\.value.id.rawValue) }
                #expect(ids(try reader.anomalies(offre: Exemple.id(3), avant: nil, limit: 2)) == [12, 11])
                #expect(ids(try reader.anomalies(offre: Exemple.id(3), avant: Exemple.id(11), limit: 2)) == [10])
                #expect(ids(try reader.anomaliesEnCours(offre: Exemple.id(3), limit: 2)) == [12, 10])
            }
        }
    }

    @Test("counts the changes of an aggregate since a moment, and organisations", arguments: Engine.available)
    func changes(engine: Engine) throws {
        let site = EntiteGeographique(id: Exemple.id(2), cle: "F1", now: Exemple.now)
        let pole = try OrganisationInterne(id: Exemple.id(6), type: .pole, nom: "P", sous: site, now: Exemple.now)
        try engine.withStore { store, _ throws in
            try store.write { writer throws in
                try writer.save(site, version: nil, by: Exemple.auteur, now: Exemple.now)
                try writer.save(pole, version: nil, by: Exemple.auteur, now: Exemple.now)
            }
            try store.write { writer throws in
                try writer.save(site, version: 1, by: Exemple.auteur, now: Exemple.now.adding(days: 1))
                #expect(try writer.nombreChangements(site.id, depuis: Exemple.now) == 2)
                #expect(try writer.nombreChangements(site.id, depuis: Exemple.now.adding(seconds: 1)) == 1)
                #expect(try writer.nombreOrganisations(structure: site.id) == 1)
                #expect(try writer.nombreOrganisations(structure: pole.id) == 0)
            }
        }
    }

    @Test("gives the offers of people that are in the register, by pages", arguments: Engine.available)
    func offers(engine: Engine) throws {
        var gone = Exemple.offre(5)
        _ = gone.withdraw(now: Exemple.now)
        let offres = [
            Exemple.offre(3), Exemple.offre(4, professionnel: 9), gone, Exemple.offre(6),
            Exemple.offre(7, professionnel: 8),
        ]
        try engine.withStore { store, _ throws in
            try store.write { writer throws in
                for offre in offres { try writer.save(offre, version: nil, by: Exemple.auteur, now: Exemple.now) }
            }
            try store.read { reader throws in
                let people = [Exemple.id(1), Exemple.id(9)]
                let first = try reader.offres(professionnels: people, after: nil, limit: 2)
                #expect(first.map(\.value.id.rawValue) == [3, 4])
                let next = try reader.offres(professionnels: people, after: Exemple.id(4), limit: 2)
                #expect(next.map(\.value.id.rawValue) == [6])
                #expect(try reader.offres(professionnels: [], after: nil, limit: 2).isEmpty)
            }
        }
    }
}
