/// The fields of a URL query or of a posted form, in order; a name may appear several times.
///
/// Source: WHATWG URL, `application/x-www-form-urlencoded`.
public struct FormFields: Sendable, Equatable {
    /// Name and value pairs, decoded, in order.
    public let pairs: [(name: String, value: String)]
    /// Where each name stands in `pairs`; `nil` when so few fields are faster to walk.
    private let places: [String: [Int]]?

    /// The most fields that a request may bring, in its query and in its form: a message with more is refused before
    /// any page reads it.
    public static let fieldsAtMost = 500
    private static let walkedAtMost = 16

    /// No field.
    public init(_ pairs: [(name: String, value: String)] = []) {
        self.pairs = pairs
        places = pairs.count > Self.walkedAtMost ? Dictionary(grouping: pairs.indices) { pairs[$0].name } : nil
    }

    /// The fields of an encoded text such as `a=1&b=deux+mots`. Invalid UTF-8 is replaced, never refused.
    public init(encoded: some Sequence<UInt8>) {
        let pairs = Array(encoded).split(separator: UInt8(ascii: "&")).map { part in
            let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            return (
                name: PercentEncoding.decode(halves[0], plusIsSpace: true),
                value: halves.count > 1 ? PercentEncoding.decode(halves[1], plusIsSpace: true) : ""
            )
        }
        self.init(pairs)
    }

    /// Whether an encoded text holds more than `fieldsAtMost` fields, empty ones included. Nothing is decoded.
    public static func exceedsLimit(_ encoded: some Collection<UInt8>) -> Bool {
        var fields = 1
        for byte in encoded where byte == UInt8(ascii: "&") { fields += 1 }
        return fields > fieldsAtMost
    }

    /// The first value of a field, `nil` when the field was not sent.
    public subscript(name: String) -> String? {
        guard let places else { return pairs.first { $0.name == name }?.value }
        return places[name]?.first.map { pairs[$0].value }
    }

    /// Every value of a field, in order.
    public func all(_ name: String) -> [String] {
        guard let places else { return pairs.filter { $0.name == name }.map(\.value) }
        return places[name]?.map { pairs[$0].value } ?? []
    }

    /// The fields encoded for a URL or a form body.
    public var encoded: String {
        pairs.map { PercentEncoding.encode($0.name) + "=" + PercentEncoding.encode($0.value) }.joined(separator: "&")
    }

    public static func == (left: FormFields, right: FormFields) -> Bool {
        left.pairs.elementsEqual(right.pairs) { $0 == $1 }
    }
}
