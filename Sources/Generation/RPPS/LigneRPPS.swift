internal import Importers

/// One row to write: its 56 fields by column, and its bytes in the format of the register.
struct LigneRPPS {
    private var fields = [String](repeating: "", count: RPPS.Column.allCases.count)

    subscript(column: RPPS.Column) -> String {
        get { fields[column.rawValue] }
        set { fields[column.rawValue] = newValue }
    }

    /// The fields, each followed by the separator, and a line end.
    var bytes: [UInt8] { LigneSeparee.line(fields) }

    /// The line of the official column names.
    static var header: [UInt8] { header(variant: false) }

    /// The line of the column names; the variant has other capitals and apostrophes, as some editions do.
    static func header(variant: Bool) -> [UInt8] {
        let names = RPPS.Column.allCases.map(\.name)
        guard variant else { return LigneSeparee.line(names) }
        return LigneSeparee.line(
            names.map { $0.replacing("(coord. structure)", with: "(coord. Structure)").replacing("'", with: "’") })
    }

    /// The rows of a professional: one per activity and know-how.
    static func rows(_ person: PersonneInventee) -> [LigneRPPS] {
        person.activites.flatMap { activity -> [LigneRPPS] in
            var row = LigneRPPS(person)
            row.setActivity(mode: activity.mode, genre: activity.genre)
            if let place = activity.lieu { row.set(place) }
            guard person.savoirFaire.count > 1 else { return [row] }
            return person.savoirFaire.map { knowHow in
                var copy = row
                copy.set(knowHow)
                return copy
            }
        }
    }
}
