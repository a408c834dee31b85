import Domain
import SQL
import UseCases

extension SQLTransaction: FreinWriter {
    func delayFrein(_ cle: [UInt8], by milliseconds: Int64, now: Instant) throws -> Instant {
        // One statement: the row is locked before it is read.
        let sql = """
            INSERT INTO frein (cle, date) VALUES ($1, $2) ON CONFLICT (cle) DO UPDATE
            SET date = CASE WHEN frein.date > $3 THEN frein.date + $4 ELSE $2 END RETURNING date
            """
        let first = now.milliseconds + milliseconds
        let values: [SQLValue] = [
            .blob(cle), .integer(first), .integer(now.milliseconds), .integer(milliseconds),
        ]
        let date = try connection.first(sql, values) { try $0.integer(0) }
        return Instant(milliseconds: date ?? first)
    }

    func easeFrein(_ cle: [UInt8], by milliseconds: Int64) throws {
        try connection.execute(
            "UPDATE frein SET date = date - $2 WHERE cle = $1", [.blob(cle), .integer(milliseconds)])
    }

    func purgeFreins(before: Instant) throws -> Int {
        try connection.execute("DELETE FROM frein WHERE date < $1", [.integer(before.milliseconds)])
    }
}
