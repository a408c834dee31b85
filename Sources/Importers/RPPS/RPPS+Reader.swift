internal import Domain
internal import Fingerprint
public import Tabular

extension RPPS {
    /// Reads the rows of the extraction, in constant memory: first what the bytes tell of a row, then, for those worth it,
    /// the typed row.
    ///
    /// Rows of other professions than the eleven, or of another category than C, are passed over.
    public final class Reader: KeyedReader {
        private let lines: RegisterRows
        private let table: Table
        private let log: DiagnosticLog
        private var cle: Int64 = 0
        private var scratch: [UInt8] = []
        private(set) var divergences: Divergences

        /// Begins to read a file, header included; `log` takes what is wrong in its rows.
        ///
        /// Throws `FichierRefuse` when the header is not that of the extraction.
        public convenience init(_ source: ByteSource, log: DiagnosticLog) throws(FichierRefuse) {
            try self.init(source, communes: CommunesActuelles(), empreinte: 0, log: log)
        }

        /// Begins a first reading, which tells the rows that are refused, or, with the divergences that it found, a second one, which
        /// tells what is wrong in the others.
        init(
            _ source: ByteSource, communes: CommunesActuelles, empreinte: UInt64, after first: Divergences? = nil,
            log: DiagnosticLog
        ) throws(FichierRefuse) {
            lines = try RegisterRows(source, log: first == nil ? log : DiagnosticLog(keptPerRule: 0))
            table = try Table(lines.header, file: source.name, communes: communes, empreinte: empreinte)
            divergences = first ?? Divergences()
            self.log = log
        }

        /// The rows read so far, header left out.
        public var rows: Int { lines.count }

        /// Moves to the next row that is kept; answers the key of its person, `nil` at the end of the file.
        func next() throws(FichierRefuse) -> Int64? {
            while try lines.next() {
                guard let found = fields.cleRetenue else { continue }
                cle = found
                return found
            }
            return nil
        }

        func fingerprint() -> Int64 {
            let fields = fields
            if let place = fields.place(&scratch) { divergences.note(place, of: cle, line: fields.row.fields.line) }
            return Int64(bitPattern: Fingerprint.of(fields.row.fields.bytes, seed: table.seed))
        }

        /// Whether the activity of the row makes a person of the directory: liberal care, with a place or without.
        var makesRecord: Bool { fields.perimetre != .dehors }

        /// The place of the current row, told from its bytes.
        var place: Place? { fields.place(&scratch) }

        func corrections() -> [(cle: Int64, valeur: Int64)] {
            divergences.conclude { line in
                log.add(
                    Diagnostic(
                        .warning, file: lines.name, line: line, column: Column.identifiantTechniqueStructure.name,
                        rule: "rpps-structure-divergente",
                        message: "Rows disagree about this place: one description was taken."))
            }
        }

        /// The current row, typed; `nil` when a mandatory text of it is not readable.
        func row() -> LigneActivite? {
            var fields = fields
            fields.row.log = log
            guard var row = fields.ligneActivite else { return nil }
            if !divergences.kept.isEmpty, case .lieu(var situation) = row.activite, let place,
                let kept = divergences.kept[place.cle]
            {
                situation.prevails = kept == place.valeur
                row.activite = .lieu(situation)
            }
            return row
        }

        /// The next row that is kept, typed; `nil` at the end of the file.
        ///
        /// Throws `FichierRefuse` when the file turns out to be damaged.
        public func nextTyped() throws(FichierRefuse) -> LigneActivite? {
            while try next() != nil {
                if let row = row() { return row }
            }
            return nil
        }

        private var fields: Fields { Fields(row: lines.row, table: table) }
    }
}
