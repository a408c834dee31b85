import SQL
import Testing

@Suite struct ConnectionTests {
    private static let table = """
        CREATE TABLE sample (id BIGINT PRIMARY KEY, name TEXT UNIQUE, ratio DOUBLE, body BLOB) STRICT
        """
    private static let insert = "INSERT INTO sample (id, name, ratio, body) VALUES ($1, $2, $3, $4)"

    private func onSample(_ engine: Engine, _ body: (any SQLConnection) throws -> Void) throws {
        try engine.withDatabase { database throws in
            try database.write { try $0.execute($0.dialect.schema(Self.table)) }
            try database.write { try body($0) }
        }
    }

    @Test("gives back every kind of value", arguments: Engine.available)
    func roundTrip(engine: Engine) throws {
        let bytes: [UInt8] = [0, 1, 0xFF, 0x5C, 0]
        try onSample(engine) { connection throws in
            try connection.execute(Self.insert, [.integer(.min), "Évian-l’Été \\ \t", .real(-0.1), .blob(bytes)])
            try connection.query("SELECT id, name, ratio, body FROM sample", []) { row throws in
                #expect(try row.integer(0) == .min)
                #expect(try row.text(1) == "Évian-l’Été \\ \t")
                #expect(try row.real(2) == -0.1)
                #expect(try row.blob(3) == bytes)
                var buffer: [UInt8] = [7]
                try row.appendBlob(3, to: &buffer)
                #expect(buffer == [7] + bytes)
            }
        }
    }

    @Test("tells null from empty", arguments: Engine.available)
    func nullAndEmpty(engine: Engine) throws {
        try onSample(engine) { connection throws in
            try connection.execute(Self.insert, [1, "", nil, .blob([])])
            try connection.execute(Self.insert, [2, nil, nil, nil])
            let names = try connection.rows("SELECT name, body FROM sample ORDER BY id") { row throws in
                (try row.optionalText(0), try row.optionalBlob(1))
            }
            #expect(names.map(\.0) == ["", nil])
            #expect(names.map(\.1) == [[], nil])
        }
    }

    @Test("counts changed rows and repeats a placeholder", arguments: Engine.available)
    func changedRows(engine: Engine) throws {
        try onSample(engine) { connection throws in
            for id in Int64(1)...4 { try connection.execute(Self.insert, [.integer(id), .text("n\(id)"), nil, nil]) }
            let sql = "UPDATE sample SET ratio = $2 WHERE id > $1 OR id = $1"
            #expect(try connection.execute(sql, [2, .real(1.5)]) == 3)
            #expect(try connection.execute("DELETE FROM sample WHERE id = $1", [99]) == 0)
        }
    }

    @Test("loads many rows at once", arguments: Engine.available)
    func load(engine: Engine) throws {
        try onSample(engine) { connection throws in
            let rows = (Int64(1)...20_000).map { id -> [SQLValue] in
                [
                    .integer(id), .text("nom \(id)"), id.isMultiple(of: 2) ? nil : .real(Double(id)),
                    .blob([UInt8(id & 0xFF)]),
                ]
            }
            let columns = ["id", "name", "ratio", "body"]
            #expect(try connection.load(into: "sample", columns: columns, rows: rows) == 20_000)
            let found = try connection.first("SELECT name, ratio, body FROM sample WHERE id = $1", [19_999]) {
                row throws in
                (try row.text(0), try row.optionalReal(1), try row.blob(2))
            }
            #expect(found?.0 == "nom 19999")
            #expect(found?.1 == 19_999)
            #expect(found?.2 == [0x1F])
        }
    }

    @Test("runs a query inside the reading of the same query", arguments: Engine.available)
    func nestedQuery(engine: Engine) throws {
        try onSample(engine) { connection throws in
            for id in Int64(1)...3 { try connection.execute(Self.insert, [.integer(id), nil, nil, nil]) }
            let sql = "SELECT id FROM sample WHERE id >= $1 ORDER BY id"
            var seen: [[Int64]] = []
            try connection.query(sql, [1]) { outer in
                let id = try outer.integer(0)
                seen.append(try connection.rows(sql, [.integer(id)]) { try $0.integer(0) })
            }
            #expect(seen == [[1, 2, 3], [2, 3], [3]])
        }
    }

    @Test("sorts texts by their bytes", arguments: Engine.available)
    func order(engine: Engine) throws {
        try onSample(engine) { connection throws in
            for (id, name) in ["b", "É", "a", "B", "a b", "a-b"].enumerated() {
                try connection.execute(Self.insert, [.integer(Int64(id)), .text(name), nil, nil])
            }
            let names = try connection.rows("SELECT name FROM sample ORDER BY name") { try $0.text(0) }
            #expect(names == ["B", "a", "a b", "a-b", "b", "É"])
        }
    }

    @Test("names a constraint failure without quoting the value", arguments: Engine.available)
    func constraint(engine: Engine) throws {
        let error = #expect(throws: SQLError.self) {
            try onSample(engine) { connection throws in
                try connection.execute(Self.insert, [1, "secret", nil, nil])
                try connection.execute(Self.insert, [2, "secret", nil, nil])
            }
        }
        #expect(error?.code == .constraint)
        #expect(error?.message.contains("secret") == false)
    }

    @Test("names a faulty statement", arguments: Engine.available)
    func syntax(engine: Engine) throws {
        let error = #expect(throws: SQLError.self) {
            try onSample(engine) { try $0.execute("SELECT nothing FROM nowhere") }
        }
        #expect(error?.code == .syntax)
    }

    @Test("refuses a wrong number of values", arguments: Engine.available, [[1], [1, 2, 3]] as [[SQLValue]])
    func wrongNumberOfValues(engine: Engine, values: [SQLValue]) throws {
        #expect(throws: SQLError.self) {
            try onSample(engine) { try $0.execute("DELETE FROM sample WHERE id = $1 OR id = $2", values) }
        }
    }

    @Test("refuses to read a column as another type", arguments: Engine.available)
    func wrongType(engine: Engine) throws {
        try onSample(engine) { connection throws in
            try connection.execute(Self.insert, [1, "un", nil, nil])
            let error = #expect(throws: SQLError.self) {
                try connection.first("SELECT name FROM sample") { try $0.integer(0) }
            }
            #expect(error?.code == .fault)
        }
    }
}
