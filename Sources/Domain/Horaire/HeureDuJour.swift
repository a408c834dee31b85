/// A time of day as people type it: `9h`, `9 h 30`, `09:30`, `0930`, `24:00`.
public enum HeureDuJour {
    /// The regular writing `HH:MM`, from `00:00` to `24:00`; `nil` when it is not a time.
    public static func normalise(_ text: some StringProtocol) -> String? {
        let lowered = text.lowercased().filter { $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" }
        let parts = lowered.split(maxSplits: 1, omittingEmptySubsequences: false) {
            $0 == "h" || $0 == ":" || $0 == "."
        }
        let pair: (Substring, Substring)
        if parts.count == 2 {
            pair = (parts[0], parts[1].isEmpty ? "00" : parts[1])
        } else if lowered.utf8.count >= 3 {
            pair = (lowered.dropLast(2), lowered.suffix(2))
        } else {
            pair = (lowered[...], "00")
        }
        return minutes(pair.0, pair.1).map(texte)
    }

    /// Minutes since midnight of a regular writing, 0–1440; `nil` for any other text.
    public static func minutes(_ text: some StringProtocol) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        return minutes(String(parts[0])[...], String(parts[1])[...])
    }

    /// `09:30` of 570 minutes since midnight.
    public static func texte(_ minutes: Int) -> String {
        "\(DateHeure.padded(minutes / 60, 2)):\(DateHeure.padded(minutes % 60, 2))"
    }

    private static func minutes(_ hour: Substring, _ minute: Substring) -> Int? {
        guard (1...2).contains(hour.utf8.count), minute.utf8.count == 2, Luhn.areDigits(hour),
            Luhn.areDigits(minute), let hours = Int(hour), let rest = Int(minute), rest < 60
        else { return nil }
        let total = hours * 60 + rest
        return total <= 1440 ? total : nil
    }
}
