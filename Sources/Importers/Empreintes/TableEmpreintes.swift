internal import Domain
internal import UseCases

/// The fingerprints of an edition beside those that the directory has taken, by key, in little memory: about 32 bytes per
/// record, 8 for finding it, and what an import notes of it besides.
struct TableEmpreintes<Note: Sendable>: Sendable {
    /// The ranks of records plus 1, where their keys lead. With the keys, 2 million of them take 33 MB; a `Dictionary` of ranks
    /// and the keys take 87, and five times longer.
    private var places = [UInt32](repeating: 0, count: 1 << 12)
    private(set) var cles: [Int64] = []
    /// The fingerprints of the edition, 0 while there is none.
    var courantes: [Int64] = []
    private(set) var connues: [Int64] = []
    private(set) var agregats: [Int64] = []
    /// What the import notes of each record.
    var notes: [Note] = []
    private let note: Note

    /// A table without record; `note` is what is noted of a record before it is seen.
    init(_ note: Note) {
        self.note = note
    }

    /// The number of records.
    var count: Int { cles.count }

    /// Takes a fingerprint that the directory has.
    mutating func learn(_ connue: EmpreinteConnue) {
        let rang = rang(connue.empreinte.cle)
        connues[rang] = connue.empreinte.valeur
        agregats[rang] = connue.agregat.rawValue
    }

    /// The rank of a record, added when it is new.
    mutating func rang(_ cle: Int64) -> Int {
        let place = place(cle)
        if places[place] != 0 { return Int(places[place]) - 1 }
        cles.append(cle)
        courantes.append(0)
        connues.append(0)
        agregats.append(0)
        notes.append(note)
        places[place] = UInt32(cles.count)
        if cles.count * 2 > places.count { grow() }
        return cles.count - 1
    }

    /// The rank of a record; `nil` when there is none.
    func rangConnu(_ cle: Int64) -> Int? {
        let place = place(cle)
        return places[place] == 0 ? nil : Int(places[place]) - 1
    }

    /// The fingerprint of the edition, never 0.
    func empreinte(_ rang: Int) -> Empreinte {
        var empreinte = Empreinte(cle: cles[rang], valeur: courantes[rang])
        empreinte.estConnue = isKnown(rang)
        return empreinte
    }

    /// Whether the edition says something else of a record than what the directory has taken.
    func differs(_ rang: Int) -> Bool {
        connues[rang] != (courantes[rang] == 0 ? 1 : courantes[rang])
    }

    /// Whether the directory has taken the record.
    func isKnown(_ rang: Int) -> Bool { connues[rang] != 0 }

    /// The record as the directory has it.
    func connue(_ rang: Int) -> EmpreinteConnue {
        EmpreinteConnue(
            Empreinte(cle: cles[rang], valeur: connues[rang]), agregat: Identifiant(rawValue: agregats[rang]))
    }

    /// Where a key is, or may be put: linear probing from a mixed key.
    private func place(_ cle: Int64) -> Int {
        let mask = places.count - 1
        let mixed = UInt64(bitPattern: cle) &* 0x9E37_79B9_7F4A_7C15
        var place = Int(truncatingIfNeeded: mixed >> 24) & mask
        while places[place] != 0, cles[Int(places[place]) - 1] != cle { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        places = [UInt32](repeating: 0, count: places.count * 2)
        for rang in cles.indices { places[place(cles[rang])] = UInt32(rang + 1) }
    }
}
