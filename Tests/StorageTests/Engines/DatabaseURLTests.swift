import SQL
import Testing

@Suite struct DatabaseURLTests {
    @Test(
        "reads the addresses of both engines",
        arguments: [
            ("sqlite:/var/lib/ror/ror.sqlite", DatabaseURL.sqlite(path: "/var/lib/ror/ror.sqlite")),
            ("data/ror.sqlite", .sqlite(path: "data/ror.sqlite")),
            ("postgres://h/ror", .postgresql(uri: "postgres://h/ror")),
            ("postgresql:///ror?host=/run", .postgresql(uri: "postgresql:///ror?host=/run")),
            ("sqlite::memory:x", .sqlite(path: ":memory:x")), ("a:b", .sqlite(path: "a:b")),
            ("postgres:ror", .sqlite(path: "postgres:ror")), ("./mysql:/x", .sqlite(path: "./mysql:/x")),
            ("/données/l’été.sqlite", .sqlite(path: "/données/l’été.sqlite")), (" ", .sqlite(path: " ")),
        ])
    func reads(text: String, url: DatabaseURL) {
        #expect(DatabaseURL(text) == url)
    }

    @Test(
        "refuses other addresses",
        arguments: ["", "sqlite:", "mysql://h/ror", "http://h", "sqlite:http://h", "Postgres://h/ror", "mysql:"])
    func refuses(text: String) {
        #expect(DatabaseURL(text) == nil)
    }

    @Test(
        "describes an address without its secrets",
        arguments: [
            ("postgres://user:secret@db.example:5432/ror?sslkey=secret", "postgresql://db.example:5432/ror"),
            ("postgres://db.example/ror", "postgresql://db.example/ror"),
            ("sqlite:ror.sqlite", "sqlite:ror.sqlite"), ("ror.sqlite", "sqlite:ror.sqlite"),
            ("postgresql:///ror?host=/run&password=secret", "postgresql://ror"),
            ("postgres://user@h/ror", "postgresql://h/ror"), ("postgres://u:se@cret@h/ror", "postgresql://h/ror"),
            ("postgres://u:secret@h1,h2:5433/ror", "postgresql://h1,h2:5433/ror"), ("postgres://", "postgresql://"),
        ])
    func describes(text: String, description: String) {
        #expect(DatabaseURL(text)?.description == description)
    }

    @Test("tells the engine of an address", arguments: [("a", Dialect.sqlite), ("postgres://h", .postgresql)])
    func dialect(text: String, dialect: Dialect) {
        #expect(DatabaseURL(text)?.dialect == dialect)
    }
}
