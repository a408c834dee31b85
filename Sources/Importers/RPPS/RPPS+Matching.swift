public import Domain

extension RPPS {
    /// Makes of the rows of one person what the register says of this person.
    ///
    /// The result does not depend on the order of the rows, nor on their repetition: rows are put in the order of
    /// the natural key (profession, know-how, structure) and identical parts are collapsed.
    public enum Matching {
        /// The person of these rows, which are all of one person; `nil` when none is a liberal activity.
        ///
        /// A substitute has no place, hence no situation, but is a person of the directory.
        public static func personne(_ rows: [LigneActivite]) -> FichePersonne? {
            let rows = rows.count > 1 ? rows.sorted(by: precedes) : rows
            guard let first = rows.first, rows.contains(where: { $0.activite != .horsPerimetre }) else { return nil }
            let civility = rows.lazy.compactMap(\.civilite).first
            return FichePersonne(
                idNatPS: first.idNatPS, civilite: civility, exercices: exercices(rows), situations: situations(rows))
        }

        /// One exercise per profession, with all its know-hows.
        private static func exercices(_ rows: [LigneActivite]) -> [ExerciceProfessionnel] {
            var found: [ExerciceProfessionnel] = []
            for row in rows {
                guard let rank = found.firstIndex(where: { $0.profession == row.exercice.profession }) else {
                    found.append(row.exercice)
                    continue
                }
                for knowHow in row.exercice.savoirFaire where !found[rank].savoirFaire.contains(knowHow) {
                    found[rank].savoirFaire.append(knowHow)
                }
            }
            return found
        }

        /// One situation per profession and place. Mode `L` wins over `I`.
        private static func situations(_ rows: [LigneActivite]) -> [FicheSituation] {
            if rows.count == 1, case .lieu(let only) = rows[0].activite { return [only] }
            var places: [String: FicheSituation] = [:]
            for case .lieu(let situation) in rows.map(\.activite) {
                let key = situation.situation.cle
                guard var kept = places[key] else {
                    places[key] = situation
                    continue
                }
                if situation.situation.modeExercice == "L", kept.situation.modeExercice == "I" {
                    kept.situation = situation.situation
                }
                if situation.prevails, !kept.prevails {
                    kept.structure = situation.structure
                    kept.prevails = true
                }
                places[key] = kept
            }
            return places.values.sorted { $0.situation.cle < $1.situation.cle }
        }

        private static func precedes(_ left: LigneActivite, _ right: LigneActivite) -> Bool {
            key(left).lexicographicallyPrecedes(key(right))
        }

        /// The natural key of a row: main specialties first, then what would otherwise depend on the order of the file.
        private static func key(_ row: LigneActivite) -> [String] {
            let knowHow = row.exercice.savoirFaire.first
            let rank = knowHow.map { $0.estSpecialite ? "0" : "1" } ?? "2"
            var key = [row.exercice.profession, rank, knowHow?.type ?? "", knowHow?.code ?? ""]
            if case .lieu(let place) = row.activite {
                let situation = place.situation
                key += [situation.cleStructure, situation.secteurActivite, situation.role ?? ""]
                key += [situation.telephone ?? "", situation.telephone2 ?? "", situation.adresseMail ?? ""]
            }
            return key + [row.exercice.nomExercice, row.exercice.prenomExercice ?? "", row.civilite ?? ""]
        }
    }
}
