internal import Domain
internal import Fingerprint
public import Tabular

extension RPPS {
    /// Reads the rows of the extraction, in constant memory: first what the bytes tell of a row, then, for those worth it,
    /// the typed row.
    ///
    /// Rows of other professions than the eleven, or of another category than C, are passed over.
    public final class Reader {
        /// The rows read so far, header left out.
        public private(set) var rows = 0

        private let records: DelimitedReader
        private let fichier: Fields.Fichier
        private let log: DiagnosticLog
        private var scratch: [UInt8] = []

        /// Begins to read a file, header included; `log` takes what makes a row refused.
        ///
        /// Throws `FichierRefuse` when the header is not that of the extraction.
        public init(
            _ source: ByteSource, lecture: Lecture = Lecture(), log: DiagnosticLog
        ) throws(FichierRefuse) {
            self.log = log
            records = DelimitedReader(source, log: log)
            let header: HeaderMap
            do throws(TabularError) { header = try records.readHeader() } catch { throw FichierRefuse(error) }
            fichier = Fields.Fichier(source.name, try Layout(header, file: source.name), lecture)
        }

        /// Moves to the next row that is kept and tells what its bytes tell; `nil` at the end of the file.
        ///
        /// Throws `FichierRefuse` when the file turns out to be damaged.
        func next() throws(FichierRefuse) -> LigneBrute? {
            while try advance() {
                rows += 1
                let fields = fields(log)
                if let key = fields.cleRetenue { return fields.ligneBrute(key, scratch: &scratch) }
            }
            return nil
        }

        /// The next rows that are kept, and how many were read up to the last of them; `nil` at the end of the file.
        ///
        /// Throws `FichierRefuse` when the file turns out to be damaged.
        func next(_ count: Int) throws(FichierRefuse) -> (kept: [LigneBrute], rows: Int)? {
            let before = rows
            var kept: [LigneBrute] = []
            kept.reserveCapacity(count)
            while kept.count < count, let row = try next() { kept.append(row) }
            return rows == before ? nil : (kept, rows)
        }

        /// Goes to a row that another reading found there: the current one, or a later one.
        ///
        /// Throws `FichierRefuse` when the file turns out to be damaged.
        func move(to offset: Int, line: Int) throws(FichierRefuse) {
            do throws(TabularError) { try records.move(to: offset, line: line) } catch { throw FichierRefuse(error) }
        }

        /// The current row, typed; `nil` when a mandatory text of it is not readable. `log` takes what is wrong in it.
        func typed(log: DiagnosticLog) -> LigneActivite? {
            fields(log).ligneActivite
        }

        /// The next row that is kept, typed; `nil` at the end of the file.
        ///
        /// Throws `FichierRefuse` when the file turns out to be damaged.
        public func nextTyped() throws(FichierRefuse) -> LigneActivite? {
            while try next() != nil {
                if let row = typed(log: log) { return row }
            }
            return nil
        }

        private func fields(_ log: DiagnosticLog) -> Fields {
            Fields(row: records.row, fichier: fichier, log: log)
        }

        private func advance() throws(FichierRefuse) -> Bool {
            do throws(TabularError) { return try records.next() } catch { throw FichierRefuse(error) }
        }
    }
}
