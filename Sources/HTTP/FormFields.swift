/// The fields of a URL query or of a posted form, in order; a name may appear several times.
///
/// Source: WHATWG URL, `application/x-www-form-urlencoded`.
public struct FormFields: Sendable, Equatable {
    /// Name and value pairs, decoded, in order.
    public private(set) var pairs: [(name: String, value: String)]

    /// No field.
    public init(_ pairs: [(name: String, value: String)] = []) {
        self.pairs = pairs
    }

    /// The fields of an encoded text such as `a=1&b=deux+mots`. Invalid UTF-8 is replaced, never refused.
    public init(encoded: some Sequence<UInt8>) {
        pairs = Array(encoded).split(separator: UInt8(ascii: "&")).map { part in
            let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            return (
                name: PercentEncoding.decode(halves[0], plusIsSpace: true),
                value: halves.count > 1 ? PercentEncoding.decode(halves[1], plusIsSpace: true) : ""
            )
        }
    }

    /// The first value of a field, `nil` when the field was not sent.
    public subscript(name: String) -> String? {
        pairs.first { $0.name == name }?.value
    }

    /// Every value of a field, in order.
    public func all(_ name: String) -> [String] {
        pairs.filter { $0.name == name }.map(\.value)
    }

    /// The fields encoded for a URL or a form body.
    public var encoded: String {
        pairs.map { PercentEncoding.encode($0.name) + "=" + PercentEncoding.encode($0.value) }.joined(separator: "&")
    }

    public static func == (left: FormFields, right: FormFields) -> Bool {
        left.pairs.elementsEqual(right.pairs) { $0 == $1 }
    }
}
