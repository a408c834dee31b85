import SQL
import Testing

@Suite struct SQLValueTests {
    private static let table = "CREATE TABLE sample (id BIGINT PRIMARY KEY, a BIGINT, b DOUBLE, c TEXT, d BLOB) STRICT"
    private static let columns = ["id", "a", "b", "c", "d"]

    private static let rows: [[SQLValue]] = [
        [.integer(.min), .integer(.min), .real(-.greatestFiniteMagnitude), "", .blob([])],
        [.integer(.max), .integer(.max), .real(.greatestFiniteMagnitude), .text(longText), .blob(longBlob)],
        [-1, 0, .real(.leastNonzeroMagnitude), "'; DROP TABLE sample; --", .blob([0])],
        [0, .integer(9_007_199_254_740_993), .real(0.1 + 0.2), "\\ \\N \\. \t\r\n\u{8}", .blob(Array(0...255))],
        [1, -1, .real(1e-300), "NULL", .blob(Array("NULL".utf8))],
        [2, nil, nil, nil, nil],
        [3, 4_294_967_296, .real(-0.5), "👩🏽‍⚕️ e\u{301} é \u{10FFFF} \u{1}", .blob([0x5C, 0x78, 0x27, 0x22])],
        [4, -2_147_483_649, .real(1 / 3), "$1 ? :a %s {} \"x\"", .blob([0xC3, 0x28, 0xFF, 0xFE])],
    ]
    private static let longText = String(repeating: "é’\n", count: 200_000)
    private static let longBlob = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }

    private func stored(_ connection: any SQLConnection) throws -> [[SQLValue]] {
        try connection.rows("SELECT id, a, b, c, d FROM sample ORDER BY id") { row throws in
            [
                .integer(try row.integer(0)), SQLValue(try row.optionalInteger(1)), SQLValue(try row.optionalReal(2)),
                SQLValue(try row.optionalText(3)), SQLValue(try row.optionalBlob(4)),
            ]
        }
    }

    private static var sorted: [[SQLValue]] {
        let order: [SQLValue] = [.integer(.min), -1, 0, 1, 2, 3, 4, .integer(.max)]
        return order.compactMap { id in rows.first { $0[0] == id } }
    }

    @Test(
        "gives back extremes, empty, long and hostile values, bound one by one or loaded at once",
        arguments: Engine.available, [false, true])
    func roundTrip(engine: Engine, loaded: Bool) throws {
        try engine.withDatabase { database throws in
            try database.write { connection throws in
                try connection.execute(connection.dialect.schema(Self.table))
                if loaded {
                    try connection.load(into: "sample", columns: Self.columns, rows: Self.rows)
                } else {
                    let sql = "INSERT INTO sample (id, a, b, c, d) VALUES ($1, $2, $3, $4, $5)"
                    for row in Self.rows { try connection.execute(sql, row) }
                }
            }
            let found = try database.read { try stored($0) }
            #expect(found.count == Self.rows.count)
            for (row, expected) in zip(found, Self.sorted) { #expect(row == expected, "row \(expected[0])") }
        }
    }

    @Test("finds a row again by each of its extreme values", arguments: Engine.available)
    func finds(engine: Engine) throws {
        try engine.withDatabase { database throws in
            try database.write { connection throws in
                try connection.execute(connection.dialect.schema(Self.table))
                try connection.load(into: "sample", columns: Self.columns, rows: Self.rows)
                for row in Self.rows {
                    for (column, value) in zip(Self.columns, row) where value != .null {
                        let sql = "SELECT id FROM sample WHERE \(column) = $1"
                        let ids = try connection.rows(sql, [value]) { SQLValue.integer(try $0.integer(0)) }
                        #expect(ids == [row[0]], "\(column) of row \(row[0])")
                    }
                }
            }
        }
    }

    @Test("tells null from a value, and reads an integer as a number or a Boolean", arguments: Engine.available)
    func readings(engine: Engine) throws {
        try engine.withDatabase { database throws in
            try database.write { connection throws in
                let sql = "SELECT CAST(NULL AS BIGINT), CAST(7 AS BIGINT)"
                let found = try connection.first(sql) { row throws in
                    (row.isNull(0), row.isNull(1), try row.optionalInteger(0), try row.real(1), try row.boolean(1))
                }
                #expect(found?.0 == true && found?.1 == false && found?.2 == nil)
                #expect(found?.3 == 7 && found?.4 == true)
            }
        }
    }

    @Test("is null for no value, and never for an empty one")
    func optionals() {
        #expect(SQLValue(nil as Int64?) == .null && SQLValue(nil as Double?) == .null)
        #expect(SQLValue(nil as String?) == .null && SQLValue(nil as [UInt8]?) == .null)
        #expect(SQLValue(0 as Int64?) == .integer(0) && SQLValue(0.0 as Double?) == .real(0))
        #expect(SQLValue("" as String?) == .text("") && SQLValue([] as [UInt8]?) == .blob([]))
        #expect(SQLValue(true) == 1 && SQLValue(false) == 0)
        #expect(SQLValue.integer(1) != .real(1) && SQLValue.text("1") != .integer(1))
    }
}
