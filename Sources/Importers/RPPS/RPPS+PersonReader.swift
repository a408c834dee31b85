internal import Domain
internal import Tabular

extension RPPS {
    /// The second reading: gives the persons to be read one by one, whatever the order of their rows, in bounded memory. Only
    /// their rows are read.
    ///
    /// A person comes as soon as its rows end; the rows of persons that are not together are kept until the end of the file.
    /// When these are very many, they are shared among further readings, so that about `heldRows` rows at most are ever in
    /// memory.
    struct PersonReader: Sendable {
        let source: Source
        let releve: Releve
        let heldRows: Int
        let lecture: Lecture

        /// A reader of a file already surveyed; `heldRows` bounds the rows held in memory at once.
        init(
            _ source: Source, _ releve: Releve, lecture: Lecture = Lecture(), heldRows: Int = 200_000
        ) {
            self.lecture = lecture
            self.source = source
            self.releve = releve
            self.heldRows = heldRows
        }

        /// Gives each person whole and once; `log` takes what is wrong in the rows that are read.
        func forEachPerson(log: DiagnosticLog, _ body: (FichePersonne) throws -> Void) throws {
            guard releve.personsToRead > 0 else { return }
            let shares = max(1, (releve.scatteredRows + heldRows - 1) / heldRows)
            for share in 0..<shares {
                try read(share: share, of: shares, log: log) { key, rows in
                    guard var person = Matching.personne(rows) else { return }
                    person.empreinte = releve.empreinte(key)
                    try body(person)
                }
            }
        }

        /// Gives the rows of each person of one share; those whose rows are together are all in the first share.
        private func read(
            share: Int, of shares: Int, log: DiagnosticLog, _ body: (Int64, [LigneActivite]) throws -> Void
        ) throws {
            let reader = try Reader(source.open(), lecture: lecture, log: DiagnosticLog(keptPerRule: 0))
            var held: [Int64: [LigneActivite]] = [:]
            var together: [LigneActivite] = []
            for passage in releve.passages {
                let key = releve.cle(passage)
                let isScattered = releve.estDisperse(passage)
                guard share == (isScattered ? Int(UInt64(bitPattern: key) % UInt64(shares)) : 0) else { continue }
                try reader.move(to: passage.debut, line: Int(passage.ligne))
                var rest = releve.lignes(passage)
                while rest > 0, let raw = try reader.next(), raw.cle == key {
                    rest -= 1
                    guard let row = typed(raw, reader, log: log) else { continue }
                    if isScattered { held[key, default: []].append(row) } else { together.append(row) }
                }
                if !together.isEmpty { try body(key, together) }
                together.removeAll(keepingCapacity: true)
            }
            for (key, rows) in held.sorted(by: { $0.value[0].line < $1.value[0].line }) { try body(key, rows) }
        }

        private func typed(_ raw: LigneBrute, _ reader: Reader, log: DiagnosticLog) -> LigneActivite? {
            guard var row = reader.typed(log: log) else { return nil }
            if case .lieu(var place) = row.activite, let structure = raw.structure {
                place.empreinteStructure = releve.empreinte(structure: structure, by: raw.cle)
                place.faitFoi = releve.faitFoi(structure)
                row.activite = .lieu(place)
            }
            return row
        }
    }
}
