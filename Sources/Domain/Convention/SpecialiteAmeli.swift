/// A specialty of Ameli, and who of RPPS may have it.
///
/// Source: CNAM, codes of specialty of the Annuaire santé; correspondence by the labels of both tables.
public struct SpecialiteAmeli: Sendable, Hashable {
    /// The profession (TRE_G15).
    public let profession: String
    /// The ordinal specialties (TRE_R38) that agree; empty when any does.
    public let specialites: Set<String>

    /// The specialty of a code and of a kind of professional; `nil` for laboratories, suppliers and unknown codes.
    public init?(code: String, typePS: String) {
        if let found = Self.table[code] {
            self = found
        } else if typePS == "1" {
            self.init("10")
        } else {
            return nil
        }
    }

    private init(_ profession: String, _ specialites: Set<String> = []) {
        self.profession = profession
        self.specialites = specialites
    }

    private static let generaliste = SpecialiteAmeli("10", ["SM26", "SM53", "SM54"])
    private static let gynecologue = SpecialiteAmeli("10", ["SM19", "SM20", "SM51", "SM52"])
    private static let psychiatre = SpecialiteAmeli("10", ["SM33", "SM42", "SM43"])
    private static let table: [String: SpecialiteAmeli] = [
        "01": generaliste, "22": generaliste, "23": generaliste, "03": .init("10", ["SM04"]),
        "05": .init("10", ["SM15"]), "07": gynecologue, "70": gynecologue, "77": gynecologue, "79": gynecologue,
        "12": .init("10", ["SM40"]), "15": .init("10", ["SM38"]), "32": .init("10", ["SM32", "SM33"]),
        "33": psychiatre, "75": psychiatre, "34": .init("10", ["SM18"]), "19": .init("40"), "53": .init("40"),
        "54": .init("40"), "36": .init("40"), "21": .init("50"), "24": .init("60"), "86": .init("60"),
        "26": .init("70"),
        "27": .init("80"), "28": .init("91"), "29": .init("92"),
    ]
}
