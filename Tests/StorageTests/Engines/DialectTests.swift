import SQL
import Testing

@Suite struct DialectTests {
    private static let statement =
        "CREATE TABLE t (a BIGINT, b DOUBLE, c TEXT DEFAULT 'BLOB', d BLOB) STRICT, WITHOUT ROWID"

    @Test("writes schemas in the words of SQLite")
    func sqlite() {
        #expect(
            Dialect.sqlite.schema(Self.statement)
                == "CREATE TABLE t (a INTEGER, b REAL, c TEXT DEFAULT 'BLOB', d BLOB) STRICT, WITHOUT ROWID")
    }

    @Test("writes schemas in the words of PostgreSQL")
    func postgresql() {
        #expect(
            Dialect.postgresql.schema(Self.statement)
                == #"CREATE TABLE t (a BIGINT, b DOUBLE PRECISION, c TEXT COLLATE "C" DEFAULT 'BLOB', d BYTEA)"#)
    }

    @Test(
        "translates whole words in capitals outside of quotes, and the options of a table at its end only",
        arguments: [
            ("", "", ""), ("SELECT 1", "SELECT 1", "SELECT 1"),
            (
                "ALTER TABLE t ADD COLUMN a BIGINT", "ALTER TABLE t ADD COLUMN a INTEGER",
                "ALTER TABLE t ADD COLUMN a BIGINT"
            ),
            ("ADD a DOUBLE NOT NULL", "ADD a REAL NOT NULL", "ADD a DOUBLE PRECISION NOT NULL"),
            ("ADD blob_a BLOB", "ADD blob_a BLOB", "ADD blob_a BYTEA"),
            ("ADD TEXT_a DOUBLE", "ADD TEXT_a REAL", "ADD TEXT_a DOUBLE PRECISION"),
            ("ADD text BIGINTS", "ADD text BIGINTS", "ADD text BIGINTS"),
            ("(BLOB,BLOB)", "(BLOB,BLOB)", "(BYTEA,BYTEA)"),
            ("DEFAULT 'DOUBLE ''BLOB'' TEXT'", "DEFAULT 'DOUBLE ''BLOB'' TEXT'", "DEFAULT 'DOUBLE ''BLOB'' TEXT'"),
            ("'BLOB' BLOB 'BLOB'", "'BLOB' BLOB 'BLOB'", "'BLOB' BYTEA 'BLOB'"),
            ("CREATE TABLE t (a BIGINT) STRICT", "CREATE TABLE t (a INTEGER) STRICT", "CREATE TABLE t (a BIGINT)"),
            ("(a BIGINT) STRICT;", "(a INTEGER) STRICT;", "(a BIGINT) STRICT;"),
            ("(été BLOB)", "(été BLOB)", "(été BYTEA)"),
        ])
    func words(_ statement: String, _ sqlite: String, _ postgresql: String) {
        #expect(Dialect.sqlite.schema(statement) == sqlite)
        #expect(Dialect.postgresql.schema(statement) == postgresql)
    }
}
