import SQL

extension Migration {
    /// The domains of MSSanté operators that the last extraction of mailboxes has, those that end in `mssante.fr` left out.
    static let domaineMSSante = Migration(
        25, "DomaineMSSante",
        ["CREATE TABLE domaine_mssante (domaine TEXT PRIMARY KEY) STRICT, WITHOUT ROWID"])
}
