internal import Domain
internal import Tabular

extension RPPS {
    /// The places whose rows disagree about them: the first description of the file is taken for all their rows.
    ///
    /// Without it, a place shared by two persons and spelled in two ways would change twice at each import.
    struct Places {
        /// The fingerprint of the first description of each place, by the hash of its key: 16 bytes per place.
        private var fingerprints: [Int: Int] = [:]
        private var divergent: Set<String> = []
        private var first: [String: FicheStructure] = [:]

        /// Compares the place of a row with its first description; a warning `rpps-structure-divergente` if it differs.
        mutating func note(_ row: LigneActivite, file: String, log: DiagnosticLog) {
            guard case .lieu(let situation) = row.activite else { return }
            let place = situation.structure
            let fingerprint = Self.fingerprint(place)
            let known = fingerprints[place.cle.hashValue]
            if known == nil { fingerprints[place.cle.hashValue] = fingerprint }
            guard let known, known != fingerprint else { return }
            if divergent.insert(place.cle).inserted {
                log.add(
                    Diagnostic(
                        .warning, file: ByteSource.lastComponent(file), line: row.line,
                        column: Column.identifiantTechniqueStructure.name, rule: "rpps-structure-divergente",
                        value: place.cle, message: "Rows disagree about this place: the first one was taken."))
            }
        }

        /// The person with the first description of each place.
        mutating func settled(_ person: FichePersonne) -> FichePersonne {
            var person = person
            for rank in person.situations.indices {
                let place = person.situations[rank].structure
                guard divergent.contains(place.cle) else { continue }
                person.situations[rank].structure = first[place.cle] ?? place
                first[place.cle] = first[place.cle] ?? place
            }
            return person
        }

        private static func fingerprint(_ place: FicheStructure) -> Int {
            var hasher = Hasher()
            hasher.combine(place.denominationEG)
            hasher.combine(place.nomOperationnel)
            hasher.combine(place.secteurActivite)
            hasher.combine(place.numFINESS)
            hasher.combine(place.numFINESSEJ)
            hasher.combine(place.numSIRET)
            hasher.combine(place.numSIREN)
            hasher.combine(place.ancienIdentifiant)
            hasher.combine(place.adresse.lignes)
            hasher.combine(place.adresse.communeCOG)
            return hasher.finalize()
        }
    }
}
