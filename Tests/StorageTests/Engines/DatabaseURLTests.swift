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
        ])
    func reads(text: String, url: DatabaseURL) {
        #expect(DatabaseURL(text) == url)
    }

    @Test("refuses other addresses", arguments: ["", "sqlite:", "mysql://h/ror", "http://h"])
    func refuses(text: String) {
        #expect(DatabaseURL(text) == nil)
    }

    @Test(
        "describes an address without its secrets",
        arguments: [
            ("postgres://user:secret@db.example:5432/ror?sslkey=secret", "postgresql://db.example:5432/ror"),
            ("postgres://db.example/ror", "postgresql://db.example/ror"),
            ("sqlite:ror.sqlite", "sqlite:ror.sqlite"),
        ])
    func describes(text: String, description: String) {
        #expect(DatabaseURL(text)?.description == description)
    }
}
