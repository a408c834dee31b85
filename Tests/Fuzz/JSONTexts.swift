import JSONStream

/// JSON texts: the same whatever the pieces they come in, and read back as they are written.
enum JSONTexts {
    /// What a reading gave.
    private struct Event: Equatable {
        let name: String
        let value: JSONValue
        let isElement: Bool
    }

    static func check(_ bytes: [UInt8]) {
        var input = FuzzInput(bytes)
        let chunk = input.number(upTo: 64)
        let whole = read(input.rest, chunk: .max)
        let pieces = read(input.rest, chunk: chunk)
        must(whole == pieces, "a text reads the same in any pieces")
        guard let whole else { return }
        must(whole.allSatisfy { depth($0.value) <= 8 }, "no value is nested deeper than the limit")
        must(read(write(whole), chunk: chunk) == whole, "what was read, written again, reads the same")
    }

    /// The events of a text; `nil` when it is refused.
    private static func read(_ bytes: [UInt8], chunk: Int) -> [Event]? {
        var rest = bytes[...]
        var events: [Event] = []
        do {
            let stream = JSONStream(depthLimit: 9) {
                defer { rest = rest.dropFirst(chunk) }
                return Array(rest.prefix(chunk))
            }
            while let item = try stream.next() {
                events.append(Event(name: item.name, value: item.value, isElement: item.isElement))
            }
            return events
        } catch {
            must(error is JSONStreamError, "a text is refused with a JSON error")
            return nil
        }
    }

    private static func depth(_ value: JSONValue) -> Int {
        switch value {
        case .array(let elements): 1 + (elements.map(depth).max() ?? 0)
        case .object(let members): 1 + (members.values.map(depth).max() ?? 0)
        default: 0
        }
    }

    private static func write(_ events: [Event]) -> [UInt8] {
        let members = events.map { event in
            quoted(event.name) + ":" + (event.isElement ? "[\(text(event.value))]" : text(event.value))
        }
        return Array("{\(members.joined(separator: ","))}".utf8)
    }

    private static func text(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let number): number
        case .string(let string): quoted(string)
        case .array(let elements): "[" + elements.map(text).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { quoted($0) + ":" + text($1) }.joined(separator: ",") + "}"
        }
    }

    /// Source: RFC 8259 §7.
    private static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            guard scalar.value < 0x20 || scalar == "\"" || scalar == "\\" else { return String(scalar) }
            let code = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - code.count) + code
        }
        return "\"" + escaped.joined() + "\""
    }
}
