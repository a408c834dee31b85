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
        let rows = zip(first..., revisions).lazy.map(Self.values)
        guard revisions.count < 8 else {
            try connection.load(into: "revision", columns: Self.columns, rows: rows)
            return
        }
        for row in rows { try connection.execute(Self.insertion, row) }
    }

    private static let insertion = """
        INSERT INTO revision (\(columns.joined(separator: ", "))) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """

    private static func values(_ sequence: Int64, _ revision: Revision) -> [SQLValue] {
        [
            .integer(sequence), .text(revision.agregat), .integer(revision.id.rawValue), .integer(revision.version),
            .integer(revision.date.milliseconds), .text(revision.auteur.identifiant),
            .text(revision.auteur.profil.rawValue), .text(revision.auteur.source), SQLValue(revision.document),
        ]
    }
}
