extension RPPS {
    /// The places that rows describe, and which description is kept when they disagree: that of the smallest fingerprint, whatever the
    /// order of the rows.
    ///
    /// That one is added to the fingerprints of all the persons there: when it changes, or when its person leaves, the others are
    /// read again though their rows are the same. Memory is 32 bytes per row with a place, during the first reading.
    struct Divergences {
        private struct Description {
            let place: Place
            let personne: Int64
            let line: Int32
        }

        private var descriptions: [Description] = []
        /// The description that is kept of each place about which rows disagree.
        private(set) var kept: [Int64: Int64] = [:]

        /// Takes what a row of a person says of a place.
        mutating func note(_ place: Place, of personne: Int64, line: Int) {
            descriptions.append(Description(place: place, personne: personne, line: Int32(line)))
        }

        /// Ends the first reading: gives to `tell` the line of the first row that disagrees about each place, and answers what is to be
        /// added to the fingerprints of persons.
        mutating func conclude(_ tell: (_ line: Int) -> Void) -> [(cle: Int64, valeur: Int64)] {
            var corrections: [(cle: Int64, valeur: Int64)] = []
            descriptions.sort { ($0.place.cle, $0.line) < ($1.place.cle, $1.line) }
            var start = 0
            while start < descriptions.count {
                let first = descriptions[start].place
                let rows = descriptions[start...].prefix { $0.place.cle == first.cle }
                start = rows.endIndex
                guard let other = rows.first(where: { $0.place.valeur != first.valeur }),
                    let least = rows.map(\.place.valeur).min()
                else { continue }
                tell(Int(other.line))
                kept[first.cle] = least
                corrections += rows.map { ($0.personne, least) }
            }
            descriptions = []
            return corrections
        }
    }
}
