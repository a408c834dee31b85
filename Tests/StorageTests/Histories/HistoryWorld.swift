import Domain
import SQL
import Storage
import Synchronization
import TestSupport
import Testing
import UseCases

/// A store with some published offers and a place where beds are counted, and one clock for everybody.
final class HistoryWorld: Sendable {
    /// One offer, and who may change it.
    struct Place: Sendable {
        let offre: Identifiant
        let acteur: Acteur
    }

    static let mesure = MesureCapacite(.lit, .disponible, genre: "01")

    let engine: Engine
    let store: SQLStore
    let database: Database
    let publisher = RecordingPublisher()
    let places: [Place]
    let lieu: Identifiant
    let history = History()
    private let ticks = Atomic<Int64>(0)

    init(_ engine: Engine, _ store: SQLStore, _ database: Database, offres: Int) throws {
        self.engine = engine
        self.store = store
        self.database = database
        let now = Exemples.now
        let importer = try ImporterRPPS(
            store: store, publisher: publisher, provenance: Exemples.provenance, dryRun: false, now: { now })
        try importer.take((1...offres).map { Exemples.fiche($0) })
        _ = try CompleterOffres(store: store, publisher: publisher)(now: { now }, saisie: { _ in Exemples.saisie })
        places = try (1...offres).map { rank in
            let id = Exemples.idNatPS(rank)
            let compte = try SeConnecter(store: store)(id, now: now)
            let acteur = Acteur.liberal(id, compte: compte.id.rawValue)
            let own = try ConsulterOffres(store: store)(by: acteur, now: now)
            return Place(offre: try #require(own.first).offre.id, acteur: acteur)
        }
        lieu = try store.write { store in
            let site = EntiteGeographique(id: try store.newId(), cle: "F990000001", now: now)
            try store.save(site, version: nil, by: .repertoire(Exemples.provenance), now: now)
            return site.id
        }
    }

    /// The next moment: a millisecond after the last one that anybody was given.
    func now() -> Instant {
        Instant(
            milliseconds: Exemples.now.milliseconds + ticks.wrappingAdd(1, ordering: .sequentiallyConsistent).newValue)
    }

    /// Who counts beds.
    var referent: Acteur {
        Acteur(
            .personne(compte: Identifiant(rawValue: 1 << 40), idNatPS: nil),
            habilitations: [Habilitation(.referentDisponibilite, sur: .organisations([lieu]))])
    }

    /// What consumers read of an offer.
    func seen(_ offre: Identifiant) throws -> History.Seen {
        let key = ResourceKey(type: .healthcareService, id: offre)
        let found = try #require(try SQLPublicationReader(database).publication(key))
        return History.Seen(
            version: found.version, date: found.lastUpdated, text: String(decoding: found.body ?? [], as: UTF8.self))
    }

    /// An offer with its draft as stored now.
    func stored(_ place: Place) throws -> Versioned<OffreEnSaisie> {
        try ConsulterOffres(store: store).offre(place.offre, by: place.acteur, now: Exemples.now)
    }
}
