/// The columns of a file, found by their name whatever its case, accents, spaces and punctuation.
public struct HeaderMap: Sendable {
    /// The names as they are written in the file, in order.
    public let names: [String]
    private let columns: [String: Int]

    /// The map of column names; of two columns of one name, the first is found.
    public init(_ names: [String]) {
        self.names = names
        columns = Dictionary(
            zip(names.map(Self.normalized), names.indices), uniquingKeysWith: { first, _ in first })
    }

    init(_ row: TextRow, file: String) throws(TabularError) {
        var names: [String] = []
        for column in 0..<row.count {
            let name = row.legacyText(column)
            guard !name.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
                throw TabularError(.header, "The header of the file \(file) is not text.")
            }
            names.append(name)
        }
        self.init(names)
    }

    /// The number of columns.
    public var count: Int { names.count }

    /// The rank of a column, from 0; `nil` when the file has none of that name.
    public func index(_ name: some StringProtocol) -> Int? {
        columns[Self.normalized(name)]
    }

    /// The names that the file lacks, in the order given.
    public func missing(_ required: [String]) -> [String] {
        required.filter { index($0) == nil }
    }

    /// A name in lower-case ASCII letters and digits only.
    public static func normalized(_ name: some StringProtocol) -> String {
        var folded = ""
        for scalar in name.unicodeScalars {
            let lower = scalar.properties.lowercaseMapping
            for letter in lower.unicodeScalars {
                if letter.isASCII {
                    let isDigit = ("0"..."9").contains(letter)
                    if letter.properties.isAlphabetic || isDigit { folded.unicodeScalars.append(letter) }
                } else {
                    folded += letters[letter] ?? ""
                }
            }
        }
        return folded
    }

    private static let letters: [Unicode.Scalar: String] = {
        let families = [
            "a": "àáâãäå", "c": "ç", "e": "èéêë", "i": "ìíîï", "n": "ñ", "o": "òóôõö", "u": "ùúûü", "y": "ýÿ",
            "oe": "œ", "ae": "æ",
        ]
        return families.reduce(into: [:]) { table, family in
            for letter in family.value.unicodeScalars { table[letter] = family.key }
        }
    }()
}
