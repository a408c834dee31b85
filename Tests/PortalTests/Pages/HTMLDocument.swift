/// A page read as a browser would, for tests: its elements and texts in order, and what is not well nested.
struct HTMLDocument {
    /// An opening tag.
    struct Element {
        let name: String
        let attributes: [(name: String, value: String?)]
        /// The names of the elements around it, outermost first.
        let ancestors: [String]
        /// The text inside, its descendants' included, with single spaces.
        fileprivate(set) var text = ""

        subscript(attribute: String) -> String? {
            attributes.first { $0.name == attribute }.map { $0.value ?? "" }
        }
    }

    enum Token {
        case open(Element)
        case close(String)
        case text(String)
    }

    private(set) var tokens: [Token] = []
    /// Closing tags that close nothing, elements never closed.
    private(set) var faults: [String] = []

    /// Every element, in order.
    var elements: [Element] {
        tokens.compactMap { if case .open(let element) = $0 { element } else { nil } }
    }

    /// Elements without content nor closing tag (WHATWG HTML §13.1.2).
    static let empty: Set<String> = ["br", "hr", "img", "input", "link", "meta", "wbr"]

    init(_ source: String) {
        var rest = Substring(source)
        var open: [(name: String, token: Int)] = []
        while !rest.isEmpty {
            guard rest.first == "<" else {
                let text = Self.collapsed(rest.prefix { $0 != "<" })
                rest = rest.drop { $0 != "<" }
                guard !text.isEmpty else { continue }
                for place in open { append(text, to: place.token) }
                tokens.append(.text(text))
                continue
            }
            let tag = Self.tag(&rest)
            if tag.hasPrefix("!") { continue }
            if tag.hasPrefix("/") {
                close(String(tag.dropFirst()), &open)
            } else {
                let element = Self.element(tag, ancestors: open.map(\.name))
                tokens.append(.open(element))
                if !Self.empty.contains(element.name) { open.append((element.name, tokens.count - 1)) }
            }
        }
        faults += open.map { "<\($0.name)> is never closed" }
    }

    private mutating func close(_ name: String, _ open: inout [(name: String, token: Int)]) {
        if open.last?.name == name {
            open.removeLast()
        } else {
            faults.append("</\(name)> closes <\(open.last?.name ?? "")>")
        }
        tokens.append(.close(name))
    }

    private mutating func append(_ text: String, to token: Int) {
        guard case .open(var element) = tokens[token] else { return }
        element.text += (element.text.isEmpty ? "" : " ") + text
        tokens[token] = .open(element)
    }

    /// What stands between `<` and `>`, quoted `>` included.
    private static func tag(_ rest: inout Substring) -> Substring {
        var quoted = false
        let end =
            rest.firstIndex { character in
                if character == "\"" { quoted.toggle() }
                return character == ">" && !quoted
            } ?? rest.endIndex
        let tag = rest[rest.index(after: rest.startIndex)..<end]
        rest = end == rest.endIndex ? "" : rest[rest.index(after: end)...]
        return tag
    }

    private static func element(_ tag: Substring, ancestors: [String]) -> Element {
        let name = tag.prefix { !$0.isWhitespace }
        var rest = tag.dropFirst(name.count).drop(while: \.isWhitespace)
        var attributes: [(name: String, value: String?)] = []
        while !rest.isEmpty {
            let key = rest.prefix { !$0.isWhitespace && $0 != "=" }
            rest = rest.dropFirst(key.count)
            var value: String?
            if rest.hasPrefix("=\"") {
                let quoted = rest.dropFirst(2).prefix { $0 != "\"" }
                value = String(quoted)
                rest = rest.dropFirst(quoted.count + 3)
            } else if rest.hasPrefix("=") {
                let bare = rest.dropFirst().prefix { !$0.isWhitespace }
                value = "unquoted:" + bare
                rest = rest.dropFirst(bare.count + 1)
            }
            attributes.append((String(key), value))
            rest = rest.drop(while: \.isWhitespace)
        }
        return Element(name: String(name), attributes: attributes, ancestors: ancestors)
    }

    /// The words of a text, one ordinary space between them; no-break spaces stay.
    private static func collapsed(_ text: Substring) -> String {
        text.split { $0 == " " || $0.isNewline || $0 == "\t" }.joined(separator: " ")
    }
}
