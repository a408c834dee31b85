import Domain
import SQL
import UseCases

/// The revisions: rows are added, never deleted, numbered without gap in the order of commits. One thing only is changed: the
/// document of a version replaced long ago is erased (`SQLConservationStore`).
struct RevisionRepository {
    private let connection: any SQLConnection
    private static let columns = [
        "sequence", "agregat", "id", "version", "date", "auteur", "profil", "source", "document",
    ]

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    /// Adds revisions, numbered from `first`, each with the aggregate as JSON after the change.
    func insert(_ revisions: [Revision], documents: [String], from first: Int64) throws {
        try connection.insert(into: "revision", columns: Self.columns, count: revisions.count) { number, row in
            let revision = revisions[number]
            row.append(.integer(first + Int64(number)))
            row.append(.text(revision.agregat))
            row.append(.integer(revision.id.rawValue))
            row.append(.integer(revision.version))
            row.append(.integer(revision.date.milliseconds))
            row.append(.text(revision.auteur.identifiant))
            row.append(.text(revision.auteur.profil.rawValue))
            row.append(.text(revision.auteur.source.rawValue))
            row.append(.text(documents[number]))
        }
    }
}
