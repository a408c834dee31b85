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
}
