import Testing

@testable import JSONStream

@Suite struct JSONValueTests {
    private struct Found: Equatable {
        var members: [String: JSONValue] = [:]
        var elements: [String] = []
        var values: [JSONValue] = []
    }

    private func read(_ text: String, elementLimit: Int = 1 << 20, depthLimit: Int = 64, chunk: Int = 1 << 16) throws
        -> Found
    {
        var rest = Array(text.utf8)[...]
        var found = Found()
        let stream = JSONStream(elementLimit: elementLimit, depthLimit: depthLimit) {
            defer { rest = rest.dropFirst(chunk) }
            return Array(rest.prefix(chunk))
        }
        while let (name, value, isElement) = try stream.next() {
            if isElement {
                found.elements.append(name)
                found.values.append(value)
            } else {
                found.members[name] = value
            }
        }
        return found
    }

    @Test(
        "gives a value its text, trimmed, and none when it is empty or of another kind",
        arguments: [
            (.string(" a b "), "a b"), (.string(""), nil), (.string("   "), nil), (.string("\u{A0}é"), "\u{A0}é"),
            (.number("-1.50e3"), "-1.50e3"), (.null, nil), (.bool(true), nil), (.array([.string("a")]), nil),
            (.object(["a": .string("b")]), nil),
        ] as [(JSONValue, String?)])
    func texts(value: JSONValue, expected: String?) {
        #expect(value.string == expected)
    }

    @Test("gives the other kinds only to who asks for them")
    func kinds() {
        let object = JSONValue.object(["a": .null, "b": .bool(false), "c": .array([.number("1")])])
        #expect(object["a"] == .null && object["z"] == nil && object["b"]?.bool == false && object["c"]?.bool == nil)
        #expect(object["c"]?.array == [.number("1")] && object.array == [] && JSONValue.string("true").bool == nil)
        #expect(JSONValue.array([object])["a"] == nil && JSONValue.null["a"] == nil)
    }

    @Test(
        "reads a member as it is written",
        arguments: [
            (#"{"m":{}}"#, .object([:])), (#"{"m":{"a":1,"a":2}}"#, .object(["a": .number("2")])),
            (#"{"m":"\ud83d\ude00\/\t"}"#, .string("😀/\t")),
            (#"{"m":123456789012345678901234567890}"#, .number("123456789012345678901234567890")),
            (#"{"m":{"a":[[],{}]}}"#, .object(["a": .array([.array([]), .object([:])])])),
            (#"{"m":1,"m":2}"#, .number("2")), (#"{"":0,"m":null}"#, .null), ("\n{ \"m\" :\ttrue }\r\n", .bool(true)),
        ] as [(String, JSONValue)])
    func members(text: String, expected: JSONValue) throws {
        #expect(try read(text).members["m"] == expected)
    }

    @Test("reads a whole text, and refuses what is no object")
    func whole() throws {
        let found = try JSONValue(parsing: Array(#"{"l":[1],"m":{"l":[2]},"vide":[],"l":[3]}"#.utf8))
        #expect(found["l"]?.array == [.number("1"), .number("3")] && found["m"]?["l"]?.array == [.number("2")])
        #expect(found["vide"]?.array ?? [] == [])
        for text in ["", "[]", "{}x", "{\"a\":"] {
            #expect(throws: JSONStreamError.self) { try JSONValue(parsing: Array(text.utf8)) }
        }
    }

    @Test("names the array of each element, and the members between arrays")
    func names() throws {
        let found = try read(#"{"l":[1,[2]],"m":3,"vide":[],"n":[{"l":[4]}],"l":[5]}"#)
        #expect(found.elements == ["l", "l", "n", "l"] && found.members == ["m": .number("3")])
        #expect(found.values.map { $0["l"]?.array ?? [$0] }.last == [.number("5")])
        #expect(found.values[1] == .array([.number("2")]) && found.values[2]["l"] == .array([.number("4")]))
        #expect(try read("{}") == Found())
    }

    @Test(
        "accepts the depth of the limit and refuses one more",
        arguments: [(#"{"a":[1]}"#, 2), (#"{"a":[[1]]}"#, 3), (#"{"a":{"b":{"c":1}}}"#, 3), (#"{"a":1}"#, 1)])
    func depth(text: String, depth: Int) throws {
        #expect(throws: Never.self) { try read(text, depthLimit: depth) }
        let error = #expect(throws: JSONStreamError.self) { try read(text, depthLimit: depth - 1) }
        #expect(error?.description.hasSuffix("it is nested deeper than \(depth - 1).") == true)
    }

    @Test("tells the limit of elements and the place, counted from the end of the last element")
    func sentences() throws {
        let long = #"{"a":[1,"\#(String(repeating: "x", count: 50))"]}"#
        let error = #expect(throws: JSONStreamError.self) { try read(long, elementLimit: 20, chunk: 10) }
        #expect(error?.description == "The JSON text is wrong near byte 30: an element is longer than 20 bytes.")
        #expect(try read(long, elementLimit: 60, chunk: 10).values.count == 2)
    }
}
