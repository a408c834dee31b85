import Domain
import Foundation
import SQL
import TestSupport
import Testing
import UseCases

@testable import Storage

/// Histories of 64 clients against a plain model, with transactions stopped on the way: what is acknowledged is there, what is not
/// is not, and nothing is replaced in silence. A seed tells the choices of the clients, not how their threads meet.
///
/// `ROR_HISTORIES` tells how many histories are run, with seeds of chance; without it, two with seeds 1 and 2.
@Suite struct ConcurrentSavesTests {
    private static let seeds: [UInt64] = {
        let wanted = ProcessInfo.processInfo.environment["ROR_HISTORIES"].flatMap { Int($0) }
        return wanted.map { (0..<$0).map { _ in UInt64.random(in: 0..<1 << 32) } } ?? [1, 2]
    }()

    @Test("every acknowledged change is found and explained by what it read", arguments: Engine.available, seeds)
    func history(engine: Engine, seed: UInt64) throws {
        try engine.withStore { store, database throws in
            let world = try HistoryWorld(engine, store, database, offres: 6)
            let before = try world.places.map { try world.stored($0) }
            let doors = DispatchSemaphore(value: 12)
            try onThreads(64) { number in
                var client = HistoryClient(number, world, doors: doors, seed: seed)
                client.act(times: 10)
            }
            #expect(world.history.unexpected == [], "seed \(seed)")
            for (place, stored) in zip(world.places, before) {
                var model = HistoryModel(stored)
                model.run(world.history.deeds(place.offre))
                #expect(model.problems == [], "seed \(seed), offer \(place.offre)")
                try compare(model, place, world, "seed \(seed)")
            }
            try anomalies(world, "seed \(seed)")
            try counts(world, "seed \(seed)")
            try revisions(world, "seed \(seed)")
        }
    }

    /// What is stored and what consumers read are what the model says.
    private func compare(
        _ model: HistoryModel, _ place: HistoryWorld.Place, _ world: HistoryWorld, _ seed: Comment
    ) throws {
        let stored = try world.stored(place)
        let draft = stored.value.brouillon
        #expect(draft.version == model.brouillon && (draft.saisie != nil) == model.hasDraft, seed)
        #expect(stored.version - draft.version == model.offre, seed)
        #expect(History.Texts(stored.value.saisieCourante) == model.texts, seed)
        let published = stored.value.offre.publiee.map { History.Texts(Saisie($0.decrite)) }
        #expect(published == model.published[model.offre], seed)
        let last = try world.seen(place.offre)
        #expect(last.text.contains("\"\(published?.nom ?? "")\""), seed)
        #expect(last.version == model.publications, seed)
        let seen = world.history.deeds(place.offre).compactMap { deed in
            if case .published(_, _, _, let seen) = deed { seen } else { nil }
        }
        let dates = (seen + [last]).sorted { $0.version < $1.version }
        for (earlier, later) in zip(dates, dates.dropFirst()) {
            #expect(earlier.version == later.version ? earlier.date == later.date : earlier.date < later.date, seed)
        }
    }

    private func anomalies(_ world: HistoryWorld, _ seed: Comment) throws {
        var stored: [Identifiant: Anomalie] = [:]
        for place in world.places {
            for each in try DeclarerAnomalie(store: world.store).anomalies(
                offre: place.offre, by: place.acteur, now: Exemples.now)
            {
                stored[each.id] = each
            }
        }
        #expect(stored.count == world.history.anomalies.count, seed)
        for each in world.history.anomalies {
            #expect(stored[each.id]?.valeurAttendue == each.text, seed)
            #expect(stored[each.id]?.statut == (each.isCancelled ? .annulee : .aTraiter), seed)
        }
    }

    /// The counts that were taken, in the order of their versions, are those that were acknowledged; their dates never go back.
    private func counts(_ world: HistoryWorld, _ seed: Comment) throws {
        let sql = "SELECT document FROM revision WHERE agregat = 'capacite_accueil' ORDER BY version"
        let taken = try world.database.read { connection in
            try connection.rows(sql) { try Document.decode(CapaciteAccueil.self, $0.text(0)) }
        }
        let counts = world.history.counts
        #expect(Set(taken.map(\.nombre)).count == taken.count, seed)
        #expect(zip(taken, taken.dropFirst()).allSatisfy { $0.dateMAJCapacite <= $1.dateMAJCapacite }, seed)
        #expect(Set(counts.filter { $0.answered == $0.nombre }.map(\.nombre)) == Set(taken.map(\.nombre)), seed)
        for late in counts where late.answered != late.nombre {
            #expect(late.answeredDate > late.date && taken.contains { $0.nombre == late.answered }, seed)
        }
    }

    /// Versions go up by one from 1, and so does the sequence of all revisions.
    private func revisions(_ world: HistoryWorld, _ seed: Comment) throws {
        let sql = "SELECT COUNT(*), MIN(version), MAX(version) FROM revision GROUP BY agregat, id"
        let (versions, sequence) = try world.database.read { connection in
            (
                try connection.rows(sql) { row in [try row.integer(0), try row.integer(1), try row.integer(2)] },
                try connection.first("SELECT COUNT(*), MAX(sequence) FROM revision") { row in
                    [try row.integer(0), try row.integer(1)]
                }
            )
        }
        #expect(versions.allSatisfy { $0[1] == 1 && $0[0] == $0[2] }, seed)
        #expect(sequence.map { $0[0] == $0[1] } == true, seed)
    }
}
