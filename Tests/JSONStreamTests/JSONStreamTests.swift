import Testing

@testable import JSONStream

@Suite struct JSONStreamTests {
    private func read(
        _ bytes: [UInt8], chunk: Int = 1 << 16, elementLimit: Int = 1 << 20
    ) throws -> (members: [String: JSONValue], elements: [(String, JSONValue)]) {
        var rest = bytes[...]
        var members: [String: JSONValue] = [:]
        var elements: [(String, JSONValue)] = []
        let stream = JSONStream(elementLimit: elementLimit) {
            defer { rest = rest.dropFirst(chunk) }
            return Array(rest.prefix(chunk))
        }
        while let (name, value, isElement) = try stream.next() {
            if isElement { elements.append((name, value)) } else { members[name] = value }
        }
        return (members, elements)
    }

    @Test("gives each element of the arrays of the root, and each other member", arguments: [1, 7, 65_536])
    func elements(chunk: Int) throws {
        let text =
            #"{"version":"v1 ","vide":[],"n":-1.5e3,"o":{"a":[true,null]},"l":[{"é":"\u00e9\n"},2,[3,"x"]],"fin":false}"#
        let found = try read(Array(text.utf8), chunk: chunk)
        #expect(found.members["version"]?.string == "v1" && found.members["n"]?.string == "-1.5e3")
        #expect(found.members["o"]?["a"]?.array == [.bool(true), .null] && found.members["fin"]?.bool == false)
        #expect(found.elements.map(\.0) == ["l", "l", "l"])
        #expect(found.elements[0].1["é"]?.string == "é\n")
        #expect(found.elements[2].1 == .array([.number("3"), .string("x")]))
    }

    @Test(
        "refuses what is no JSON object in one sentence, and never crashes",
        arguments: [
            "", "[1,2]", "{\"a\":[1,2", "{\"a\":}", "bonjour", "{\"a\":\"\u{1}\"}", "{} {}", "{\"a\":[1,2]}x",
        ])
    func malformed(text: String) {
        let error = #expect(throws: JSONStreamError.self) { try read(Array(text.utf8)) }
        #expect(error?.description.hasPrefix("The JSON text is wrong near byte ") == true)
    }

    @Test("refuses bytes that are not UTF-8, a NUL, a text nested without end and an element too long")
    func hostile() {
        #expect(throws: JSONStreamError.self) { try read(Array("{\"a\":\"".utf8) + [0xE9, 0x22, 0x7D]) }
        #expect(throws: JSONStreamError.self) { try read(Array("{\"a\":".utf8) + [0, 0x7D]) }
        let deep = String(repeating: "[", count: 1000)
        #expect(throws: JSONStreamError.self) { try read(Array("{\"a\":\(deep)".utf8)) }
        let long = "{\"a\":[{\"b\":\"\(String(repeating: "x", count: 5000))\"}]}"
        #expect(throws: JSONStreamError.self) { try read(Array(long.utf8), chunk: 100, elementLimit: 1000) }
        let many = "{\"a\":[\((0..<1000).map { "{\"b\":\($0)}" }.joined(separator: ","))]}"
        #expect(throws: Never.self) { _ = try read(Array(many.utf8), chunk: 100, elementLimit: 1000) }
    }

    @Test("refuses an element too long by one byte, wherever chunks are cut", arguments: [1, 7, 100, 1 << 16])
    func elementLimit(chunk: Int) throws {
        let text = Array("{\"a\":[1,\"\(String(repeating: "x", count: 50))\"],\"b\":\"c\"}".utf8)
        #expect(try read(text, chunk: chunk, elementLimit: 53).elements.count == 2)
        #expect(throws: JSONStreamError.self) { try read(text, chunk: chunk, elementLimit: 52) }
    }

    @Test("throws again what the source of the text throws, and goes no further")
    func thrownAgain() throws {
        struct Stop: Error {}
        var chunks = [Array("{\"a\":[1,".utf8)]
        let stream = JSONStream {
            guard let chunk = chunks.popLast() else { throw Stop() }
            return chunk
        }
        #expect(try stream.next()?.value == .number("1"))
        #expect(throws: Stop.self) { try stream.next() }
    }
}
