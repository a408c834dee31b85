/// Writes moments as `2026-11-20T22:15:00.123Z`; the part before the milliseconds is kept for a whole second.
struct TimeStamp {
    private var second: Int64 = .min
    private var prefix: [UInt8] = []

    /// Appends a moment given in milliseconds since 1 January 1970 UTC.
    mutating func append(_ unixMilliseconds: Int64, to bytes: inout [UInt8]) {
        let current = unixMilliseconds / 1_000
        if current != second {
            second = current
            prefix = Self.text(ofSecond: current)
        }
        bytes += prefix
        Self.append(unixMilliseconds % 1_000, digits: 3, to: &bytes)
        bytes.append(UInt8(ascii: "Z"))
    }

    private static func text(ofSecond second: Int64) -> [UInt8] {
        let (year, month, day) = date(ofDay: second / 86_400)
        let time = second % 86_400
        var text: [UInt8] = []
        append(year, digits: 4, to: &text)
        for (separator, number) in [
            ("-", month), ("-", day), ("T", time / 3_600), (":", time / 60 % 60), (":", time % 60),
        ] {
            text += separator.utf8
            append(number, digits: 2, to: &text)
        }
        return text + [UInt8(ascii: ".")]
    }

    /// The Gregorian date of a day counted from 1 January 1970, by eras of 400 years that begin on 1 March.
    private static func date(ofDay day: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = day + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static func append(_ number: Int64, digits: Int, to bytes: inout [UInt8]) {
        var divisor: Int64 = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            bytes.append(0x30 + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }
}
