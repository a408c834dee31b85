import FHIRModel
import Foundation
import Testing

@Suite struct JSONWriterTests {
    private func parsed(_ bytes: [UInt8]) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    @Test("escapes quotes, backslashes, line ends and tabs, and keeps the rest")
    func escaping() throws {
        let text = "é\"\\\n\r\tœ👍"
        var writer = JSONWriter()
        writer.object { $0.field("a", text) }
        #expect(try parsed(writer.bytes)["a"] as? String == text)
    }

    @Test("writes nothing for what is absent or empty")
    func absent() throws {
        var writer = JSONWriter()
        writer.object { object in
            object.field("text", nil as String?)
            object.field("flag", nil as Bool?)
            object.field("list", [] as [String])
            object.field("things", [] as [Coding])
            object.field("one", 1)
        }
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "{\"one\":1}")
    }

    @Test("separates fields and elements by commas, at every depth")
    func commas() throws {
        let concept = CodeableConcept(Coding(system: "s", code: "c"), extension: [Extension("u", .boolean(true))])
        var service = HealthcareService(id: "1", meta: Meta(profile: "p"))
        service.specialty = [concept, concept]
        service.name = "n"
        let found = try parsed(JSONWriter.bytes(of: service))
        #expect((found["specialty"] as? [Any])?.count == 2)
        #expect(found["resourceType"] as? String == "HealthcareService")
        #expect(found["telecom"] == nil)
    }

    @Test("writes each kind of extension value under its FHIR name")
    func extensions() throws {
        let range = FHIRModel.Range(low: Quantity(0, unit: "ans", ucum: "a"), high: Quantity(9, unit: "ans", ucum: "a"))
        let values: [(Extension.Value, String)] = [
            (.string("x"), "valueString"), (.boolean(false), "valueBoolean"), (.integer(3), "valueInteger"),
            (.code("c"), "valueCode"), (.dateTime("d"), "valueDateTime"), (.range(range), "valueRange"),
            (.codeableConcept(CodeableConcept(Coding(system: nil, code: "c"))), "valueCodeableConcept"),
            (.coding(Coding(system: nil, code: "c")), "valueCoding"),
            (.extensions([Extension("v", .integer(1))]), "extension"),
        ]
        for (value, name) in values {
            let found = try parsed(JSONWriter.bytes(of: Extension("u", value)))
            #expect(Set(found.keys) == ["url", name])
        }
    }
}
