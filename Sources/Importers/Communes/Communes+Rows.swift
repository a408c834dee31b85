internal import Domain
internal import Tabular

extension Communes {
    /// The records of a CSV of communes, by column name.
    struct Rows {
        private let reader: CSVReader
        private let header: HeaderMap

        /// Begins to read a file.
        ///
        /// Throws `FichierRefuse` when it lacks a column.
        init(
            _ source: ByteSource, separator: Character = ",", columns: [String], log: DiagnosticLog
        ) throws(FichierRefuse) {
            reader = CSVReader(source, separator: separator, log: log)
            do throws(TabularError) { header = try reader.readHeader() } catch { throw FichierRefuse(error) }
            try header.require(columns, of: source.name, kind: "file of communes")
        }

        /// Begins to read the file of a path. Throws `FichierRefuse` when it cannot be read or lacks a column.
        static func open(
            _ path: String, separator: Character, columns: [String], log: DiagnosticLog
        ) throws(FichierRefuse) -> Rows {
            let source: ByteSource
            do throws(TabularError) { source = try ByteSource(path: path) } catch { throw FichierRefuse(error) }
            return try Rows(source, separator: separator, columns: columns, log: log)
        }

        /// Moves to the next record; `false` at the end.
        func next() throws(FichierRefuse) -> Bool {
            do throws(TabularError) { return try reader.next() } catch { throw FichierRefuse(error) }
        }

        /// The line of the record.
        var line: Int { reader.row.line }

        /// The text of a field, UTF-8 or Windows-1252; empty when it is absent, unreadable, or the `\N` of a PostgreSQL export.
        subscript(column: String) -> String {
            guard let position = header.index(column), let text = try? reader.row.legacyText(position) else {
                return ""
            }
            return text == "\\N" ? "" : text
        }
    }
}
