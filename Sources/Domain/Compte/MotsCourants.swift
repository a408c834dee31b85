@_spi(_Unicode) import Swift

/// Tells passwords that whoever guesses tries first: made of a few frequent words, sequences, repetitions and years.
///
/// A list of passwords would be long and of somebody else; this one holds what they are made of (`mots-courants.txt`), and rules. A
/// password is read from left to right, the longest known part first; what is left over is what the person brought. Several words
/// that do not go together are a good password, so that four different ones are enough.
public enum MotsCourants {
    /// Characters of one's own, with which a password is not a frequent one.
    static let propresAuMoins = 4
    /// Different frequent words that make a password by themselves.
    static let motsAuMoins = 4
    /// Different characters below which it is a repetition.
    private static let differentsAuMoins = 5

    private static let mots: Set<String> = Set(
        String(decoding: PackageResources.mots_courants_txt, as: UTF8.self).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }.flatMap { $0.split(separator: " ") }.map(String.init))
    private static let clavier = [
        "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "0123456789",
        "abcdefghijklmnopqrstuvwxyz", "147258369", "123698745",
    ].flatMap { [Array($0), Array(String($0.reversed()))] }
    /// Digits and signs that stand for letters.
    private static let lettres: [Character: Character] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i", "€": "e",
    ]

    /// Whether a password is made of what is frequent, and of these words of the person or of the service.
    static func composent(_ motDePasse: String, avec personnels: [String] = []) -> Bool {
        let known = mots.union(personnels.flatMap(parties))
        let plain = Array(pliage(motDePasse))
        return [plain, plain.map { lettres[$0] ?? $0 }].contains { isWeak($0, known) }
    }

    /// The words of a text of the person that a password may hold: the whole, and its parts of three characters at least.
    private static func parties(_ text: String) -> [String] {
        let folded = pliage(text)
        let whole = folded.filter { $0.isLetter || $0.isNumber }
        return ([whole] + folded.split { !($0.isLetter || $0.isNumber) }.map(String.init)).filter { $0.count >= 3 }
    }

    private static func isWeak(_ text: [Character], _ known: Set<String>) -> Bool {
        let signs = Set(text.filter { !($0.isLetter || $0.isNumber) })
        let rest = text.filter { $0.isLetter || $0.isNumber }
        guard Set(text).count >= differentsAuMoins else { return true }
        var own = signs.count / 3
        var found: Set<String> = []
        var place = 0
        while place < rest.count {
            if let word = longestWord(rest[place...], known) {
                found.insert(word)
                place += word.count
            } else if let length = sequence(rest[place...]) {
                place += length
            } else {
                own += 1
                place += 1
            }
        }
        return own < propresAuMoins && found.count < motsAuMoins
    }

    private static func longestWord(_ text: ArraySlice<Character>, _ known: Set<String>) -> String? {
        for length in stride(from: min(40, text.count), to: 1, by: -1) {
            let candidate = String(text.prefix(length))
            if known.contains(candidate) { return candidate }
        }
        return nil
    }

    /// The length of what begins there without being chosen: a repetition, a row of the keyboard, a year or a number of few digits.
    private static func sequence(_ text: ArraySlice<Character>) -> Int? {
        let repeated = text.prefix { $0 == text.first }.count
        if repeated >= 3 { return repeated }
        let row = clavier.map { common($0, text) }.max() ?? 0
        if row >= 3 { return row }
        let digits = text.prefix { $0.isASCII && $0.isNumber }.count
        return digits == 0 ? nil : min(digits, 4)
    }

    /// How many characters follow each other in a row as in a text.
    private static func common(_ row: [Character], _ text: ArraySlice<Character>) -> Int {
        guard let first = text.first, let start = row.firstIndex(of: first) else { return 0 }
        return zip(row[start...], text).prefix { $0 == $1 }.count
    }

    /// Small letters without accents.
    private static func pliage(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        folded.append(contentsOf: text.lowercased()._nfd.filter { $0.properties.generalCategory != .nonspacingMark })
        return String(folded)
    }
}
