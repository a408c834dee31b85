internal import Domain
internal import Tabular
internal import Threads
internal import UseCases

extension RPPS {
    /// What a first reading of an edition tells, from the bytes alone: whom it has, who changed, whom it no longer has.
    ///
    /// The whole file is checked before anything is stored. Memory is about 60 bytes per person of the eleven professions
    /// and 45 per place of liberal practice.
    struct Releve: Sendable {
        /// Rows of the file, header left out.
        private(set) var rows = 0
        /// Persons who enter the directory.
        private(set) var persons = 0
        /// Persons to be read: new, or changed since what the directory has taken.
        private(set) var personsToRead = 0
        /// Rows of those persons when they are not together.
        private(set) var scatteredRows = 0

        /// What is noted of a person.
        struct Personne: Sendable {
            /// The rows of the person, at most 65,535; 0 while the edition has none.
            var lignes: UInt16 = 0
            /// A row makes the person enter the directory.
            var estRetenue = false
            /// Its rows are not together.
            var estDispersee = false
            var aLire = false
        }

        /// What is noted of a place.
        struct Lieu: Sendable {
            /// The rank of the person whose row describes it; −1 while the edition has none.
            var porteur: Int32 = -1
            /// Several persons describe it.
            var estPartage = false
            /// Two rows disagree about it.
            var estDivergent = false
        }

        /// The persons of the directory or of the edition, and their places.
        private(set) var personnes: TableEmpreintes<Personne>
        private(set) var structures: TableEmpreintes<Lieu>
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
        init(
            _ source: Source, lecture: Lecture = Lecture(), personnes: TableEmpreintes<Personne> = .init(Personne()),
            structures: TableEmpreintes<Lieu> = .init(Lieu()),
            full: Bool = false, log: DiagnosticLog, progress: (_ rows: Int) -> Void = { _ in }
        ) throws {
            self.personnes = personnes
            self.structures = structures
            try readAhead(try Reader(source.open(), lecture: lecture, log: log)) { reader in
                try reader.next(8192)
            } use: { block in
                for row in block.kept where note(row) { log.add(Self.divergence(source, row.numero)) }
                rows = block.rows
                progress(rows)
            }
            try FichierRefuse.check(source.path, rows: rows, errors: log.errors)
            conclude(full: full)
        }

        /// The key of the person of a passage.
        func cle(_ passage: Passage) -> Int64 { personnes.cles[Int(passage.personne)] }

        /// How many rows a passage has at most.
        func lignes(_ passage: Passage) -> Int {
            let count = personnes.notes[Int(passage.personne)].lignes
            return count == .max || isScattered(passage) ? .max : Int(count)
        }

        /// Whether the rows of the person of a passage are not together.
        func isScattered(_ passage: Passage) -> Bool {
            personnes.notes[Int(passage.personne)].estDispersee
        }

        /// The fingerprint of a person of the edition.
        func empreinte(_ cle: Int64) -> Empreinte? {
            personnes.rangConnu(cle).map(personnes.empreinte)
        }

        /// Whether a description of a place is the one that is kept.
        func prevails(_ structure: Empreinte) -> Bool {
            structures.rangConnu(structure.cle).map { structures.courantes[$0] == structure.valeur } ?? true
        }

        /// The fingerprint of a place, when it is the rows of this person that bring it.
        func empreinte(structure: Empreinte, by personne: Int64) -> Empreinte? {
            guard let rang = structures.rangConnu(structure.cle), isFollowed(rang),
                let porteur = porteur(rang), personnes.cles[porteur] == personne, prevails(structure)
            else { return nil }
            return structures.empreinte(rang)
        }

        /// Whether a place has a fingerprint of its own: several persons describe it, or did once. What one person alone says
        /// is in the fingerprint of this person.
        private func isFollowed(_ structure: Int) -> Bool {
            structures.notes[structure].estPartage || structures.isKnown(structure)
        }

        /// The rank of the person whose row describes a place of the edition.
        private func porteur(_ structure: Int) -> Int? {
            let rang = structures.notes[structure].porteur
            return rang < 0 ? nil : Int(rang)
        }

        /// The persons that the directory has and the edition no longer.
        var absents: [EmpreinteConnue] {
            (0..<personnes.count).lazy
                .filter { personnes.isKnown($0) && !personnes.notes[$0].estRetenue }
                .map { personnes.connue($0) }
        }

        /// The persons whom the directory had before this edition.
        var known: Int { (0..<personnes.count).count { personnes.isKnown($0) } }

        /// The persons whom the directory had and who changed or left.
        var touched: Int {
            (0..<personnes.count).count { rang in
                personnes.isKnown(rang) && (!personnes.notes[rang].estRetenue || personnes.notes[rang].aLire)
            }
        }

        /// Notes a row; answers whether it is the first that disagrees about its place.
        private mutating func note(_ row: LigneBrute) -> Bool {
            let rang = personnes.rang(row.cle)
            if rang != precedent {
                if personnes.notes[rang].lignes > 0 { personnes.notes[rang].estDispersee = true }
                passages.append(Passage(debut: row.debut, ligne: Int32(row.numero), personne: Int32(rang)))
                precedent = rang
            }
            if personnes.notes[rang].lignes < .max { personnes.notes[rang].lignes += 1 }
            if row.estLiberale { personnes.notes[rang].estRetenue = true }
            personnes.courantes[rang] &+= row.empreinte
            return row.structure.map { note($0, by: rang) } ?? false
        }

        /// Notes the description of a place; answers whether it is the first that disagrees.
        private mutating func note(_ structure: Empreinte, by personne: Int) -> Bool {
            let rang = structures.rang(structure.cle)
            guard let porteur = porteur(rang) else {
                structures.courantes[rang] = structure.valeur
                structures.notes[rang].porteur = Int32(personne)
                return false
            }
            if porteur != personne { structures.notes[rang].estPartage = true }
            guard structures.courantes[rang] != structure.valeur else { return false }
            if structure.valeur < structures.courantes[rang] {
                structures.courantes[rang] = structure.valeur
                structures.notes[rang].porteur = Int32(personne)
            }
            defer { structures.notes[rang].estDivergent = true }
            return !structures.notes[rang].estDivergent
        }

        private mutating func conclude(full: Bool) {
            for rang in 0..<structures.count where isFollowed(rang) && structures.differs(rang) {
                if let porteur = porteur(rang) { personnes.notes[porteur].aLire = true }
            }
            for rang in 0..<personnes.count {
                guard personnes.notes[rang].estRetenue else {
                    personnes.notes[rang].aLire = false
                    continue
                }
                persons += 1
                if full || personnes.differs(rang) { personnes.notes[rang].aLire = true }
                guard personnes.notes[rang].aLire else { continue }
                personsToRead += 1
                if personnes.notes[rang].estDispersee { scatteredRows += Int(personnes.notes[rang].lignes) }
            }
            passages = passages.filter { personnes.notes[Int($0.personne)].aLire }
        }

        private static func divergence(_ source: Source, _ line: Int) -> Diagnostic {
            Diagnostic(
                .warning, file: ByteSource.lastComponent(source.path), line: line,
                column: Column.identifiantTechniqueStructure.name, rule: "rpps-structure-divergente",
                message: "Rows disagree about this place: one description was taken.")
        }
    }
}
