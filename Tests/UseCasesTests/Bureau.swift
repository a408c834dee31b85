import Domain
import SQL
import Storage
import TestSupport
import Testing
import UseCases

/// A store with what use-case suites ask of it: offers completed, validated and published, and what became of them.
struct Bureau {
    let test: TestStore
    let publisher = RecordingPublisher()
    let now = Exemples.now

    init() throws { test = try TestStore() }

    /// Completes and validates every offer « A compléter ».
    func validerTout(_ saisie: Saisie = Exemples.saisie) throws {
        _ = try CompleterOffres(store: test.store, publisher: publisher)(now: { Exemples.now }, saisie: { _ in saisie })
    }

    /// The only offer of a person.
    func offre(_ rank: Int = 1) throws -> Versioned<OffreOperationnelle> {
        let offres = try test.offres(Exemples.idNatPS(rank))
        try #require(offres.count == 1)
        return offres[0]
    }

    /// The draft of the only offer of a person, empty when there never was one.
    func brouillon(_ rank: Int = 1) throws -> Brouillon {
        let id = try offre(rank).value.id
        return try test.store.read { try $0.find(Brouillon.self, id)?.value } ?? Brouillon(id: id, now: now)
    }

    /// What consumers read of the only offer of a person: `nil` when it never was published.
    func publication(_ rank: Int = 1) throws -> PublishedResource? {
        let key = ResourceKey(type: .healthcareService, id: try offre(rank).value.id)
        return try SQLPublicationReader(test.database).publication(key)
    }

    /// The text of a publication; empty when it was withdrawn or never was.
    func texte(_ rank: Int = 1) throws -> String {
        String(decoding: try publication(rank)?.body ?? [], as: UTF8.self)
    }

    /// The author of the last revision: who, with which profile, from where.
    func dernierAuteur() throws -> [String]? {
        try test.database.read { connection in
            try connection.first("SELECT auteur, profil, source FROM revision ORDER BY sequence DESC LIMIT 1") { row in
                [try row.text(0), try row.text(1), try row.text(2)]
            }
        }
    }

    /// How many revisions were written.
    func nombreRevisions() throws -> Int64 {
        try test.database.read { try $0.first("SELECT COUNT(*) FROM revision") { try $0.integer(0) } } ?? 0
    }

    /// The document of the last revision.
    func dernierDocument() throws -> String {
        try test.database.read { connection in
            try connection.first("SELECT document FROM revision ORDER BY sequence DESC LIMIT 1") { try $0.text(0) }
                ?? ""
        }
    }
}
