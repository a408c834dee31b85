import Domain
import SQL
import UseCases

/// The revisions: rows are added, never changed nor deleted, numbered without gap in the order of commits.
struct RevisionRepository {
    private let connection: any SQLConnection
    private static let columns = [
        "sequence", "agregat", "id", "version", "date", "auteur", "profil", "source", "document",
    ]

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    /// Adds revisions, numbered from `first`.
    func insert(_ revisions: [Revision], from first: Int64) throws {
        try connection.insert(
            into: "revision", columns: Self.columns, rows: zip(first..., revisions).map(Self.values))
    }

    private static func values(_ sequence: Int64, _ revision: Revision) -> [SQLValue] {
        [
            .integer(sequence), .text(revision.agregat), .integer(revision.id.rawValue), .integer(revision.version),
            .integer(revision.date.milliseconds), .text(revision.auteur.identifiant),
            .text(revision.auteur.profil.rawValue), .text(revision.auteur.source), SQLValue(revision.document),
        ]
    }
}
