public import Domain
public import Tabular

extension RPPS {
    /// Reads an edition person by person, whatever the order of its rows, in bounded memory.
    ///
    /// The rows of a person are normally together, but nothing promises it. So the file is read twice. The first
    /// reading, `survey`, checks the whole file before anything is stored, and keeps some bytes per person to notice
    /// those whose rows are scattered. The second one gives each person as soon as its rows end; the rows of scattered
    /// persons are kept until the end of the file. When these are very many, they are shared among further readings,
    /// so that about `heldRows` rows at most are ever in memory.
    public final class PersonReader {
        /// What the first reading found.
        public struct Survey: Sendable, Equatable {
            /// Rows of the file, header left out.
            public var rows = 0
            /// Persons who enter the directory.
            public var persons = 0
            /// Rows of persons whose rows are not together.
            public var scatteredRows = 0
        }

        private let source: Source
        private let heldRows: Int
        private var scattered: Set<Int> = []
        private var scatteredRows = 0
        private var places = Places()

        /// A reader of a file; `heldRows` bounds the rows held in memory at once.
        public init(_ source: Source, heldRows: Int = 200_000) {
            self.source = source
            self.heldRows = heldRows
        }

        /// Reads the whole file, collects its diagnostics, and refuses it when it is not what it says.
        ///
        /// Throws `FichierRefuse`: a wrong header, a damaged file, or more than one row in twenty refused (50 at least,
        /// or all of them).
        public func survey(log: DiagnosticLog) throws -> Survey {
            let reader = try Reader(source.open(), log: log)
            var rowsOf: [Int: Int32] = [:]
            var kept: Set<Int> = []
            var current: IdNatPS?
            var key = 0
            while let row = try reader.next() {
                if row.idNatPS != current {
                    current = row.idNatPS
                    key = row.idNatPS.hashValue
                    if rowsOf[key] != nil { scattered.insert(key) }
                }
                rowsOf[key, default: 0] += 1
                if row.activite != .horsPerimetre { kept.insert(key) }
                places.note(row, file: source.path, log: log)
            }
            try refuse(rows: reader.rows, errors: log.errors)
            scatteredRows = scattered.reduce(0) { $0 + Int(rowsOf[$1] ?? 0) }
            return Survey(rows: reader.rows, persons: kept.count, scatteredRows: scatteredRows)
        }

        /// Reads the file again and gives each person of the directory, whole and once. To be called after `survey`.
        public func forEachPerson(_ body: (FichePersonne) throws -> Void) throws {
            let shares = max(1, (scatteredRows + heldRows - 1) / heldRows)
            for share in 0..<shares {
                try read(share: share, of: shares) { rows in
                    if let person = Matching.personne(rows) { try body(places.settled(person)) }
                }
            }
        }

        /// Gives the rows of each person of one share; those whose rows are together are all in the first share.
        private func read(share: Int, of shares: Int, _ body: ([LigneActivite]) throws -> Void) throws {
            let reader = try Reader(source.open(), log: DiagnosticLog(keptPerRule: 0))
            var held: [IdNatPS: [LigneActivite]] = [:]
            var together: [LigneActivite] = []
            while let row = try reader.next() {
                let key = row.idNatPS.hashValue
                if scattered.contains(key) {
                    guard Int(UInt(bitPattern: key) % UInt(shares)) == share else { continue }
                    held[row.idNatPS, default: []].append(row)
                } else if share == 0 {
                    if let last = together.last, last.idNatPS != row.idNatPS {
                        try body(together)
                        together.removeAll(keepingCapacity: true)
                    }
                    together.append(row)
                }
            }
            try body(together)
            for rows in held.values.sorted(by: { $0[0].line < $1[0].line }) { try body(rows) }
        }

        private func refuse(rows: Int, errors: Int) throws(FichierRefuse) {
            if rows == 0 {
                throw FichierRefuse(.empty, "The file \(source.path) has a header and no row.")
            }
            if errors >= rows || (errors >= 50 && errors > rows / 20) {
                throw FichierRefuse(
                    .tooManyErrors, "\(errors) rows of \(rows) are wrong: the file \(source.path) was refused.")
            }
        }
    }
}
