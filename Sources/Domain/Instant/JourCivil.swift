/// A date of the Gregorian calendar, without time.
public struct JourCivil: Sendable, Hashable, Codable, Comparable {
    /// Days since 1970-01-01.
    public let rang: Int

    /// A date from its rank: days since 1970-01-01.
    public init(rang: Int) {
        self.rang = rang
    }

    /// A date from year, month (1–12) and day (1–31); `nil` when there is no such date.
    public init?(annee: Int, mois: Int, jour: Int) {
        guard (1...9999).contains(annee), (1...12).contains(mois), (1...31).contains(jour) else { return nil }
        let date = JourCivil(rang: Self.rang(annee, mois, jour))
        guard date.mois == mois, date.annee == annee else { return nil }
        self = date
    }

    /// A date written `2026-11-20`; `nil` for any other text.
    public init?(iso8601 text: some StringProtocol) {
        let parts = String(text).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ Luhn.areDigits($0) }), let year = Int(parts[0]),
            let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(annee: year, mois: month, jour: day)
    }

    /// The year.
    public var annee: Int { parts.year }
    /// The month, 1–12.
    public var mois: Int { parts.month }
    /// The day of the month, 1–31.
    public var jour: Int { parts.day }

    /// The day of the week, 1 Monday to 7 Sunday (ISO 8601).
    public var jourSemaine: Int { ((rang + 3) % 7 + 7) % 7 + 1 }

    /// `2026-11-20`, for years 1 to 9999.
    public var iso8601: String {
        let date = parts
        // Digit by digit: documents have several dates each.
        return String(unsafeUninitializedCapacity: 10) { text in
            var rest = abs(date.year * 10_000 + date.month * 100 + date.day)
            for place in [9, 8, 6, 5, 3, 2, 1, 0] {
                text[place] = 0x30 + UInt8(rest % 10)
                rest /= 10
            }
            text[4] = 0x2D
            text[7] = 0x2D
            return 10
        }
    }

    /// `20 novembre 2026`, `1er mars 2027`.
    public var enFrancais: String {
        let day = jour == 1 ? "1er" : String(jour)
        return "\(day) \(Self.nomsMois[mois - 1]) \(annee)"
    }

    static func dernierDimanche(annee: Int, mois: Int) -> JourCivil {
        let last = JourCivil(rang: rang(mois == 12 ? annee + 1 : annee, mois == 12 ? 1 : mois + 1, 1) - 1)
        return JourCivil(rang: last.rang - last.jourSemaine % 7)
    }

    /// Reads `"2026-11-20"`, and what was written once: `{"rang":20777}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let text = try? container.decode(String.self) else {
            rang = try decoder.container(keyedBy: FormerKeys.self).decode(Int.self, forKey: .rang)
            return
        }
        guard let date = JourCivil(iso8601: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date AAAA-MM-JJ")
        }
        self = date
    }

    /// Writes `"2026-11-20"`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso8601)
    }

    private enum FormerKeys: CodingKey { case rang }

    public static func < (left: JourCivil, right: JourCivil) -> Bool { left.rang < right.rang }

    private static let nomsMois = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ]

    /// Days from 1970-01-01 by counting years from March, so that the leap day ends the year.
    private static func rang(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted >= 0 ? shifted / 400 : (shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private var parts: (year: Int, month: Int, day: Int) {
        let shifted = rang + 719_468
        let era = shifted >= 0 ? shifted / 146_097 : (shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}
