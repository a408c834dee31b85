/// Phone numbers of the ranges that are never given to anybody, in the various spellings of the register.
///
/// Source: Arcep, numbering plan, numbers kept for audiovisual works: 01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49,
/// 06 39 98.
enum TelephonesFictifs {
    /// A number of the zone of a department, of a mobile when it is `nil` or overseas.
    static func draw(_ departement: String?, _ random: inout SeededRandom) -> String {
        let digits = prefix(departement) + NumerosFictifs.padded(random.below(10_000), 4)
        switch random.below(10) {
        case 0: return spaced(digits, " ")
        case 1: return spaced(digits, ".")
        case 2: return "+33" + digits.dropFirst()
        case 3: return "+33 (0)" + spaced(String(digits.dropFirst()), "")
        case 4: return String(digits.dropFirst())
        default: return digits
        }
    }

    private static func prefix(_ departement: String?) -> String {
        guard let departement, departement.count == 2 else { return "063998" }
        switch departement {
        case "75", "77", "78", "91", "92", "93", "94", "95": return "019900"
        case "14", "18", "22", "27", "28", "29", "35", "36", "37", "41", "44", "45", "49", "50", "53", "56", "61", "72",
            "76", "85":
            return "026191"
        case "02", "08", "10", "21", "25", "39", "51", "52", "54", "55", "57", "58", "59", "60", "62", "67", "68", "70",
            "71", "80", "88", "89", "90":
            return "035301"
        case "09", "12", "16", "17", "19", "23", "24", "31", "32", "33", "40", "46", "47", "64", "65", "79", "81", "82",
            "86", "87":
            return "053649"
        default: return "046571"
        }
    }

    private static func spaced(_ digits: String, _ separator: String) -> String {
        var text = ""
        for (rank, digit) in digits.enumerated() {
            if rank > 0, rank.isMultiple(of: 2) { text += separator }
            text.append(digit)
        }
        return text
    }
}
