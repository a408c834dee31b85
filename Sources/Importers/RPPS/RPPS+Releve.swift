internal import Domain
public import Tabular
public import UseCases

extension RPPS {
    /// What a first reading of an edition tells, from the bytes alone: whom it has, who changed, whom it no longer has.
    ///
    /// The whole file is checked before anything is stored. Memory is about 60 bytes per person of the eleven professions
    /// and 45 per place of liberal practice.
    public struct Releve: Sendable {
        /// Rows of the file, header left out.
        public private(set) var rows = 0
        /// Persons who enter the directory.
        public private(set) var persons = 0
        /// Persons to be read: new, or changed since what the directory has taken.
        public private(set) var personsToRead = 0
        /// Rows of those persons when they are not together.
        public private(set) var scatteredRows = 0

        private(set) var personnes: TableEmpreintes
        private(set) var structures: TableEmpreintes
        /// The rows of each person, at most 65,535.
        private var lignes: [UInt16] = []
        /// The person whose row describes each place.
        private var porteurs: [Int32] = []
        private var precedent = -1
        /// Where rows of the persons to be read begin, in the order of the file; several times when they are not together.
        private(set) var passages: [Passage] = []

        /// Where rows of a person begin: in bytes, and by the number of the first.
        struct Passage: Sendable {
            let debut: Int
            let ligne: Int32
            /// The rank of the person.
            let personne: Int32
        }

        /// Reads the whole file and collects what makes rows refused, beside what the directory has taken before; `full` makes
        /// everybody be read.
        ///
        /// Two rows may disagree about a place: the description of the smallest fingerprint is kept, whatever their order.
        /// Throws `FichierRefuse`: a wrong header, a damaged file, or more than one row in twenty refused (50 at least, or
        /// all of them).
        public init(
            _ source: Source, lecture: Lecture = Lecture(), personnes: TableEmpreintes = .init(),
            structures: TableEmpreintes = .init(),
            full: Bool = false, log: DiagnosticLog, progress: (_ rows: Int) -> Void = { _ in }
        ) throws {
            self.personnes = personnes
            self.structures = structures
            lignes = Array(repeating: 0, count: personnes.count)
            porteurs = Array(repeating: -1, count: structures.count)
            try Pipeline.run { give in
                try Self.read(source, lecture, log: log, by: 8192, give)
            } consume: { block in
                for row in block.kept where note(row) { log.add(Self.divergence(source, row.numero)) }
                rows = block.rows
                progress(rows)
            }
            try FichierRefuse.check(source.path, rows: rows, errors: log.errors)
            conclure(full: full)
        }

        /// The key of the person of a passage.
        func cle(_ passage: Passage) -> Int64 { personnes.cles[Int(passage.personne)] }

        /// How many rows a passage has at most.
        func lignes(_ passage: Passage) -> Int {
            let count = lignes[Int(passage.personne)]
            return count == .max || estDisperse(passage) ? .max : Int(count)
        }

        /// Whether the rows of the person of a passage are not together.
        func estDisperse(_ passage: Passage) -> Bool {
            personnes.drapeaux[Int(passage.personne)].contains(.disperse)
        }

        /// The fingerprint of a person of the edition.
        func empreinte(_ cle: Int64) -> Empreinte? {
            personnes.rangConnu(cle).map(personnes.empreinte)
        }

        /// Whether a description of a place is the one that is kept.
        func faitFoi(_ structure: Empreinte) -> Bool {
            structures.rangConnu(structure.cle).map { structures.courantes[$0] == structure.valeur } ?? true
        }

        /// The fingerprint of a place, when it is the rows of this person that bring it.
        func empreinte(structure: Empreinte, by personne: Int64) -> Empreinte? {
            guard let rang = structures.rangConnu(structure.cle), porteurs[rang] >= 0, estSuivie(rang),
                personnes.cles[Int(porteurs[rang])] == personne, faitFoi(structure)
            else { return nil }
            return structures.empreinte(rang)
        }

        /// Whether a place has a fingerprint of its own: several persons describe it, or did once. What one person alone says
        /// is in the fingerprint of this person.
        private func estSuivie(_ structure: Int) -> Bool {
            structures.drapeaux[structure].contains(.retenu) || structures.estConnu(structure)
        }

        /// The persons that the directory has and the edition no longer.
        public var absents: [EmpreinteConnue] {
            (0..<personnes.count).lazy
                .filter { personnes.estConnu($0) && !personnes.drapeaux[$0].contains(.retenu) }
                .map { personnes.connue($0) }
        }

        /// The persons whom the directory had before this edition.
        public var known: Int { (0..<personnes.count).count { personnes.estConnu($0) } }

        /// The persons whom the directory had and who changed or left.
        public var touched: Int {
            (0..<personnes.count).count { rang in
                personnes.estConnu(rang)
                    && (!personnes.drapeaux[rang].contains(.retenu) || personnes.drapeaux[rang].contains(.aLire))
            }
        }

        /// Rows kept, and how many were read up to the last of them.
        private struct Block: Sendable {
            var kept: [LigneBrute] = []
            var rows = 0
        }

        /// Reads the whole file by blocks of rows.
        private static func read(
            _ source: Source, _ lecture: Lecture, log: DiagnosticLog, by size: Int, _ give: (Block) throws -> Void
        ) throws {
            let reader = try Reader(source.open(), lecture: lecture, log: log)
            var block = Block()
            block.kept.reserveCapacity(size)
            while let row = try reader.next() {
                block.kept.append(row)
                guard block.kept.count == size else { continue }
                block.rows = reader.rows
                try give(block)
                block.kept.removeAll(keepingCapacity: true)
            }
            block.rows = reader.rows
            try give(block)
        }

        /// Notes a row; answers whether it is the first that disagrees about its place.
        private mutating func note(_ row: LigneBrute) -> Bool {
            let rang = personnes.rang(row.cle)
            if rang == lignes.count { lignes.append(0) }
            if rang != precedent, personnes.drapeaux[rang].contains(.vu) { personnes.drapeaux[rang].insert(.disperse) }
            if rang != precedent {
                passages.append(Passage(debut: row.debut, ligne: Int32(row.numero), personne: Int32(rang)))
            }
            precedent = rang
            lignes[rang] = lignes[rang] == .max ? .max : lignes[rang] + 1
            personnes.courantes[rang] &+= row.empreinte
            personnes.drapeaux[rang].insert(row.estLiberale ? [.vu, .retenu] : .vu)
            return row.structure.map { note($0, by: rang) } ?? false
        }

        /// Notes the description of a place; answers whether it is the first that disagrees.
        private mutating func note(_ structure: Empreinte, by personne: Int) -> Bool {
            let rang = structures.rang(structure.cle)
            if rang == porteurs.count { porteurs.append(-1) }
            guard structures.drapeaux[rang].contains(.vu) else {
                structures.drapeaux[rang].insert(.vu)
                structures.courantes[rang] = structure.valeur
                porteurs[rang] = Int32(personne)
                return false
            }
            if porteurs[rang] != Int32(personne) { structures.drapeaux[rang].insert(.retenu) }
            guard structures.courantes[rang] != structure.valeur else { return false }
            if structure.valeur < structures.courantes[rang] {
                structures.courantes[rang] = structure.valeur
                porteurs[rang] = Int32(personne)
            }
            return structures.drapeaux[rang].insert(.disperse).inserted
        }

        private mutating func conclure(full: Bool) {
            for rang in porteurs.indices where porteurs[rang] >= 0 && estSuivie(rang) && structures.differe(rang) {
                personnes.drapeaux[Int(porteurs[rang])].insert(.aLire)
            }
            for rang in lignes.indices {
                guard personnes.drapeaux[rang].contains(.retenu) else {
                    personnes.drapeaux[rang].remove(.aLire)
                    continue
                }
                persons += 1
                if full || personnes.differe(rang) { personnes.drapeaux[rang].insert(.aLire) }
                guard personnes.drapeaux[rang].contains(.aLire) else { continue }
                personsToRead += 1
                if personnes.drapeaux[rang].contains(.disperse) { scatteredRows += Int(lignes[rang]) }
            }
            passages = passages.filter { personnes.drapeaux[Int($0.personne)].contains(.aLire) }
        }

        private static func divergence(_ source: Source, _ line: Int) -> Diagnostic {
            Diagnostic(
                .warning, file: ByteSource.lastComponent(source.path), line: line,
                column: Column.identifiantTechniqueStructure.name, rule: "rpps-structure-divergente",
                message: "Rows disagree about this place: one description was taken.")
        }
    }
}
