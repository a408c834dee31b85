import FHIRModel
import Foundation
import Testing

/// Source: RFC 8259 §7 (strings), §6 (numbers).
@Suite struct JSONTextTests {
    private func written(_ body: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        writer.object(body)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(
        "writes a text so that it is read back the same",
        arguments: [
            ("", #""""#), ("a", #""a""#), ("\"", #""\"""#), ("\\", #""\\""#), ("\\\"", #""\\\"""#), ("/", #""/""#),
            ("\n", #""\n""#), ("\r\n", #""\r\n""#), ("\t", #""\t""#), ("\u{7F}", "\"\u{7F}\""),
            ("é", #""é""#), ("e\u{301}", "\"e\u{301}\""), ("’ «\u{A0}»", "\"’ «\u{A0}»\""),
            ("\u{2028}\u{2029}", "\"\u{2028}\u{2029}\""), ("👩🏽‍⚕️", #""👩🏽‍⚕️""#), ("\u{10FFFF}", "\"\u{10FFFF}\""),
            ("</script>", #""</script>""#), ("{\"a\":[1]}", #""{\"a\":[1]}""#),
        ])
    func texts(text: String, expected: String) throws {
        let json = written { $0.field("a", text) }
        #expect(json == "{\"a\":\(expected)}")
        let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: String]
        #expect(object?["a"]?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    }

    @Test(
        "leaves out what no text of FHIR may hold",
        arguments: ["\u{0}", "\u{1}", "\u{8}", "\u{B}", "\u{C}", "\u{1B}", "\u{1F}"])
    func forbidden(character: String) {
        #expect(written { $0.field("a", "b\(character)c") } == #"{"a":"bc"}"#)
    }

    @Test("reads back every other character, of every byte length")
    func everyCharacter() throws {
        let scalars =
            ([9, 10, 13] + Array(0x20...0x2FF)).compactMap(Unicode.Scalar.init)
            + [0xFFFD, 0x10000, 0x1F600].compactMap(Unicode.Scalar.init)
        for scalar in scalars {
            let json = written { $0.field("a", [String(scalar)]) }
            let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: [String]]
            #expect(object?["a"]?.first?.unicodeScalars.first == scalar, "U+\(String(scalar.value, radix: 16))")
        }
    }

    @Test(
        "writes whole numbers in full",
        arguments: [
            (0, "0"), (-1, "-1"), (120, "120"), (Int.max, "9223372036854775807"), (Int.min, "-9223372036854775808"),
        ])
    func integers(number: Int, expected: String) {
        #expect(written { $0.field("n", number) } == "{\"n\":\(expected)}")
    }

    @Test(
        "writes decimal numbers that read back the same",
        arguments: [0.0, 2.130122, -61.5, 48.801408, 0.1 + 0.2, 1e-7, 123_456_789.123, -0.000001])
    func decimals(number: Double) throws {
        let json = written { $0.field("n", number) }
        #expect(try JSONDecoder().decode([String: Double].self, from: Data(json.utf8)) == ["n": number])
    }

    @Test("writes true and false as such, and nothing for an absent value")
    func flags() {
        let json = written { object in
            object.field("yes", true)
            object.field("none", nil as Bool?)
            object.field("no", false)
            object.field("nothing", nil as Int?)
            object.field("absent", nil as Coding?)
        }
        #expect(json == #"{"yes":true,"no":false}"#)
    }

    @Test("puts JSON already written as it is, empty lists included")
    func alreadyWritten() {
        let json = written { object in
            object.field("one", written: Array("{\"a\":1}".utf8))
            object.field("many", written: [Array("1".utf8), Array("{}".utf8)])
            object.field("none", written: [[UInt8]]())
            object.field("last", "z")
        }
        #expect(json == #"{"one":{"a":1},"many":[1,{}],"none":[],"last":"z"}"#)
    }

    @Test("writes an empty object, and lists of one and of several")
    func lists() {
        #expect(written { _ in } == "{}")
        #expect(written { $0.field("a", ["x"]) } == #"{"a":["x"]}"#)
        #expect(written { $0.field("a", ["x", "", "y"]) } == #"{"a":["x","","y"]}"#)
        let codings = [Coding(system: nil, code: "1"), Coding(system: "s", code: "2")]
        #expect(written { $0.field("a", codings) } == #"{"a":[{"code":"1"},{"system":"s","code":"2"}]}"#)
    }

    @Test("nests extensions as deep as they are")
    func depth() throws {
        let inner = (0..<20).reduce(Extension("u", .string("x"))) { found, _ in Extension("u", .extensions([found])) }
        var object = try JSONSerialization.jsonObject(with: Data(JSONWriter.bytes(of: inner))) as? [String: Any]
        for _ in 0..<20 { object = (object?["extension"] as? [[String: Any]])?.first }
        #expect(object?["valueString"] as? String == "x")
    }
}
