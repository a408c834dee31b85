/// A fragment of HTML, escaped by construction.
///
///     let name = "Aline & fils"
///     let row: HTML = "<li title=\"\(name)\">\(name)</li>"   // Aline &amp; fils, in both places
///
/// Text, numbers and addresses are escaped, in element content as in double-quoted attributes. Fragments, optional
/// fragments and lists of fragments go in as they are. There is no way to put unescaped text but `HTML(verbatim:)`.
/// Never interpolate inside `<script>`, `<style>` or an unquoted attribute.
public struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
    /// The markup.
    public private(set) var text: String

    /// An empty fragment.
    public init() {
        text = ""
    }

    /// A fragment that is markup already, from a file of ours.
    public init(verbatim markup: String) {
        text = markup
    }

    public init(stringLiteral value: String) {
        text = value
    }

    public init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
    }

    /// The fragment's bytes, in UTF-8.
    public var bytes: [UInt8] {
        Array(text.utf8)
    }

    /// Whether there is no markup at all.
    public var isEmpty: Bool {
        text.isEmpty
    }

    public static func + (left: HTML, right: HTML) -> HTML {
        HTML(verbatim: left.text + right.text)
    }

    public static func += (left: inout HTML, right: HTML) {
        left.text += right.text
    }

    /// Collects the parts of an interpolated fragment.
    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        var text: String

        public init(literalCapacity: Int, interpolationCount: Int) {
            text = ""
            text.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        public mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        /// A text, escaped.
        public mutating func appendInterpolation(_ value: some StringProtocol) {
            text += Escaping.escape(value)
        }

        /// A whole number.
        public mutating func appendInterpolation(_ value: some BinaryInteger) {
            text += String(value)
        }

        /// A fragment, as it is.
        public mutating func appendInterpolation(_ value: HTML) {
            text += value.text
        }

        /// A fragment, or nothing.
        public mutating func appendInterpolation(_ value: HTML?) {
            if let value { text += value.text }
        }

        /// Fragments, one after the other.
        public mutating func appendInterpolation(_ values: [HTML]) {
            for value in values { text += value.text }
        }

        /// A fragment when a condition holds, such as ` checked`.
        public mutating func appendInterpolation(_ value: HTML, when condition: Bool) {
            if condition { text += value.text }
        }
    }
}

extension Sequence {
    /// The fragments made of the elements, one after the other.
    public func html(_ make: (Element) throws -> HTML) rethrows -> HTML {
        try reduce(into: HTML()) { try $0 += make($1) }
    }
}
