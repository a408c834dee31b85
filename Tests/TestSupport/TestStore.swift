public import Domain
import Foundation
public import SQL
import SQLiteDriver
import Storage
public import UseCases

/// The real store on a temporary SQLite database with the whole schema, removed when it is released.
public final class TestStore {
    /// The store.
    public let store: any Store
    /// Its database, for what a store does not show.
    public let database: Database
    private let path: String

    /// An empty store, with `communes` in it.
    public init(communes: [Commune] = Exemples.communes, limits: DatabaseLimits = .commands) throws {
        path = NSTemporaryDirectory() + "ror-test-\(UUID().uuidString).sqlite"
        database = Database.sqlite(path: path, limits: limits)
        try MigrationRunner(Migration.schema).migrate(database, now: 0)
        store = SQLStore(database, sceau: .tests)
        if !communes.isEmpty { try store.write { try $0.replaceCommunes(communes) } }
    }

    /// Takes the file of the database away, as a wrong command would.
    public func lose() throws { try FileManager.default.removeItem(atPath: path) }

    deinit {
        database.close()
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }

    /// Imports persons of an edition, as the register gives them; answers the counts.
    @discardableResult
    public func take(
        _ fiches: [FichePersonne], publisher: any Publisher = RecordingPublisher(), dryRun: Bool = false,
        now: Instant = Exemples.now
    ) throws -> BilanImport {
        let importer = try ImporterRPPS(
            store: store, publisher: publisher, provenance: Exemples.provenance, dryRun: dryRun, now: { now })
        try importer.take(fiches)
        try importer.withdraw(absents(fiches))
        return importer.bilan
    }

    /// The professionals of the store who are not among some persons.
    public func absents(_ fiches: [FichePersonne]) throws -> [EmpreinteConnue] {
        try store.read { store in
            let present = Set(
                try store.find(Professionnel.self, by: .idNatPS, fiches.map { .text($0.idNatPS.description) }).map(
                    \.value.id))
            return try store.ids(of: Professionnel.self, after: nil, limit: 1000).filter { !present.contains($0) }.map {
                EmpreinteConnue(Empreinte(cle: $0.rawValue, valeur: 1), agregat: $0)
            }
        }
    }

    /// The offers of a person, withdrawn ones included.
    public func offres(_ idNatPS: IdNatPS) throws -> [Versioned<OffreOperationnelle>] {
        try store.read { store in
            let known = try store.find(Professionnel.self, by: .idNatPS, [.text(idNatPS.description)]).map(\.value.id)
            return known.isEmpty
                ? [] : try store.find(OffreOperationnelle.self, by: .professionnel, known.map { .id($0) })
        }
    }

    /// Imports one person with an offer in a sole practice and opens the account; answers the offer's identifier.
    public func offreDUnePersonne(_ rank: Int = 1) throws -> Identifiant {
        try take([Exemples.fiche(rank)])
        _ = try SeConnecter(store: store)(Exemples.idNatPS(rank), now: Exemples.now)
        return try offres(Exemples.idNatPS(rank))[0].value.id
    }
}

extension Acteur {
    /// A liberal professional with the right on their own offers, of any account.
    public static func liberal(_ idNatPS: IdNatPS, compte: Int64 = 1) -> Acteur {
        Acteur(
            .personne(compte: Identifiant(rawValue: compte), idNatPS: idNatPS),
            habilitations: [Habilitation(.professionnelLiberal, sur: .professionnel(idNatPS))])
    }
}
