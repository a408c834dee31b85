extension HTMLDocument {
    /// The document as lines to compare: an element or a text per line, indented; an element that holds only text keeps it
    /// on its line. Options of a list after the third, except those that are selected, are counted in one line.
    var lines: [String] {
        var lines: [String] = []
        var depth = 0
        var index = 0
        var options = (seen: 0, left: 0)
        while index < tokens.count {
            defer { index += 1 }
            switch tokens[index] {
            case .text(let text):
                lines.append(Self.indented(text, depth))
            case .close(let name):
                depth -= 1
                if name == "select", options.left > 0 {
                    lines.append(Self.indented("(\(options.left) more options)", depth + 1))
                }
                lines.append(Self.indented("</\(name)>", depth))
            case .open(let element):
                let short = shortForm(at: index)
                if element.name == "select" { options = (0, 0) }
                if element.name == "option" {
                    options.seen += 1
                    if options.seen > 3, element["selected"] == nil, let short {
                        options.left += 1
                        index += short.length - 1
                        continue
                    }
                }
                if let short {
                    lines.append(Self.indented(Self.tag(element) + short.content, depth))
                    index += short.length - 1
                } else {
                    lines.append(Self.indented(Self.tag(element), depth))
                    if !Self.empty.contains(element.name) { depth += 1 }
                }
            }
        }
        return lines
    }

    /// The text and the closing tag of an element that holds at most one text.
    private func shortForm(at index: Int) -> (content: String, length: Int)? {
        guard case .open(let element) = tokens[index], !Self.empty.contains(element.name) else { return nil }
        var next = index + 1
        var content = ""
        if next < tokens.count, case .text(let text) = tokens[next] {
            content = text
            next += 1
        }
        guard next < tokens.count, case .close(let name) = tokens[next] else { return nil }
        return (content + "</\(name)>", next - index + 1)
    }

    private static func tag(_ element: Element) -> String {
        let attributes = element.attributes.map { " \($0.name)" + ($0.value.map { "=\"\($0)\"" } ?? "") }
        return "<\(element.name)\(attributes.joined())>"
    }

    private static func indented(_ line: String, _ depth: Int) -> String {
        String(repeating: "  ", count: max(0, depth)) + line
    }
}

extension HTMLDocument {
    /// The title, the content of `main`, and the scripts: what a page adds to the frame.
    var mainLines: [String] {
        let all = lines
        let title = all.filter { $0.contains("<title>") || $0.contains("<script") }
        guard let start = all.firstIndex(where: { $0.contains("<main ") }),
            let end = all.firstIndex(where: { $0.contains("</main>") })
        else { return all }
        let shown = (title + all[start...end]).map { line in
            line.hasPrefix("    ") ? String(line.dropFirst(4)) : line
        }
        return Self.withoutLongLists(shown)
    }

    /// Boxes to tick that follow each other are counted after the third, unless they are ticked.
    private static func withoutLongLists(_ lines: [String]) -> [String] {
        var kept: [String] = []
        var rest = lines[...]
        var boxes = 0
        var left = 0
        while let line = rest.first {
            let isBox = line.hasSuffix("<div class=\"fr-fieldset__element\">") && isUntickedBox(rest.dropFirst())
            boxes = isBox ? boxes + 1 : 0
            if boxes > 3 {
                left += 1
                rest = rest.dropFirst(6)
                continue
            }
            if left > 0 {
                kept.append("\(kept.last?.prefix { $0 == " " } ?? "")(\(left) more boxes)")
                left = 0
            }
            kept += rest.prefix(isBox ? 6 : 1)
            rest = rest.dropFirst(isBox ? 6 : 1)
        }
        return kept
    }

    private static func isUntickedBox(_ rest: ArraySlice<String>) -> Bool {
        let inside = rest.prefix(2).map { $0.drop { $0 == " " } }
        return inside.count == 2 && inside[0] == "<div class=\"fr-checkbox-group\">"
            && inside[1].hasPrefix("<input type=\"checkbox\"") && !inside[1].hasSuffix(" checked>")
    }
}
