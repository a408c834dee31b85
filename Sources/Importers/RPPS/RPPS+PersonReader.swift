internal import Domain
internal import Tabular

extension RPPS {
    /// The second reading: gives the persons to be read, whatever the order of their rows, in bounded memory. Only
    /// their rows are read.
    ///
    /// A person comes as soon as its rows end; the rows of persons that are not together are kept until the end of the file.
    /// When these are very many, they are shared among further readings, so that about `heldRows` rows at most are ever in
    /// memory.
    struct PersonReader {
        private let source: Source
        private let releve: Releve
        private let lecture: Lecture
        private let log: DiagnosticLog
        /// Of how many readings of the file persons are shared out.
        private let shares: Int
        private var share = 0
        private var reader: Reader?
        /// The rank of the next passage.
        private var rank = 0
        /// Rows of persons that are not together, until the end of the file.
        private var held: [Int64: [LigneActivite]] = [:]
        /// Persons whose rows are all read, the next one last.
        private var ready: [(cle: Int64, rows: [LigneActivite])] = []

        /// A reader of a file already surveyed; `heldRows` bounds the rows held in memory at once, `log` takes what is wrong in
        /// the rows that are read.
        init(
            _ source: Source, _ releve: Releve, lecture: Lecture = Lecture(), heldRows: Int = 200_000,
            log: DiagnosticLog
        ) {
            self.source = source
            self.releve = releve
            self.lecture = lecture
            self.log = log
            shares = max(1, (releve.scatteredRows + heldRows - 1) / heldRows)
        }

        /// The next persons, each one whole and once; fewer than asked at the end, then none.
        mutating func next(_ count: Int) throws -> [FichePersonne] {
            var persons: [FichePersonne] = []
            while persons.count < count, let person = try next() { persons.append(person) }
            return persons
        }

        /// The next person; `nil` at the end.
        private mutating func next() throws -> FichePersonne? {
            while true {
                while let (cle, rows) = ready.popLast() {
                    guard var person = Matching.personne(rows) else { continue }
                    person.empreinte = releve.empreinte(cle)
                    return person
                }
                if rank < releve.passages.count {
                    try read(releve.passages[rank])
                    rank += 1
                } else if share < shares {
                    ready = held.map { (cle: $0, rows: $1) }.sorted { $0.rows[0].line > $1.rows[0].line }
                    held = [:]
                    reader = nil
                    share += 1
                    if share < shares { rank = 0 }
                } else {
                    return nil
                }
            }
        }

        /// Reads the rows of a passage, unless another reading is for them: persons whose rows are together are in the first.
        private mutating func read(_ passage: Releve.Passage) throws {
            let key = releve.cle(passage)
            let isScattered = releve.isScattered(passage)
            guard share == (isScattered ? Int(UInt64(bitPattern: key) % UInt64(shares)) : 0) else { return }
            let reader = try reader ?? Reader(source.open(), lecture: lecture, log: DiagnosticLog(keptPerRule: 0))
            self.reader = reader
            try reader.move(to: passage.debut, line: Int(passage.ligne))
            var together: [LigneActivite] = []
            var rest = releve.lignes(passage)
            while rest > 0, let raw = try reader.next(), raw.cle == key {
                rest -= 1
                guard let row = typed(raw, reader) else { continue }
                if isScattered { held[key, default: []].append(row) } else { together.append(row) }
            }
            if !together.isEmpty { ready.append((key, together)) }
        }

        private func typed(_ raw: LigneBrute, _ reader: Reader) -> LigneActivite? {
            guard var row = reader.typed(log: log) else { return nil }
            if case .lieu(var place) = row.activite, let structure = raw.structure {
                place.empreinteStructure = releve.empreinte(structure: structure, by: raw.cle)
                place.prevails = releve.prevails(structure)
                row.activite = .lieu(place)
            }
            return row
        }
    }
}
