import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

@Suite struct DocumentEncoderTests {
    private struct Sample: Codable, Equatable {
        struct Part: Codable, Equatable {
            var text: String
            var numbers: [Int]
        }
        var text = "« a\"b\\c »\n\u{1}\t😀"
        var empty = ""
        var none: String?
        var yes = true
        var real = -0.1
        var large = 1e300
        var small = Int64.min
        var byte: UInt8 = 255
        var part: Part? = Part(text: "é", numbers: [1, -2])
        var parts = [Part(text: "", numbers: []), Part(text: "x", numbers: [0])]
        var table = ["k": [true, false]]
        var byDay = [1: "lundi"]
    }

    /// A value that opens its containers by hand.
    private struct Nested: Codable, Equatable {
        var first = 1
        var second = "deux"
        enum Keys: CodingKey { case outer, list, end }

        init() {}

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Keys.self)
            first = try container.nestedContainer(keyedBy: Keys.self, forKey: .outer).decode(Int.self, forKey: .end)
            var list = try container.nestedUnkeyedContainer(forKey: .list)
            second = try list.decode(String.self)
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Keys.self)
            var outer = container.nestedContainer(keyedBy: Keys.self, forKey: .outer)
            try outer.encode(first, forKey: .end)
            var list = container.nestedUnkeyedContainer(forKey: .list)
            try list.encode(second)
            try container.encode(true, forKey: .end)
        }
    }

    private func roundTrip<Value: Codable>(_ value: Value) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(try DocumentEncoder().encode(value).utf8))
    }

    @Test("writes what a JSON reader reads back equal")
    func equal() throws {
        #expect(try roundTrip(Sample()) == Sample())
        #expect(try roundTrip(Nested()) == Nested())
        #expect(try roundTrip(["a", "b"]) == ["a", "b"])
        #expect(try roundTrip([Double]()) == [])
    }

    @Test("writes each aggregate so that it is read back equal")
    func aggregates() throws {
        let whole = Exemples.offreComplete(fiche: Exemples.maisonDeSante)
        #expect(try roundTrip(whole.offre) == whole.offre)
        #expect(try roundTrip(whole.professionnel) == whole.professionnel)
        #expect(try roundTrip(whole.structure) == whole.structure)
        #expect(try roundTrip(whole.entiteJuridique) == whole.entiteJuridique)
    }

    @Test("refuses a number that JSON cannot write")
    func notFinite() {
        #expect(throws: EncodingError.self) { try DocumentEncoder().encode([Double.infinity]) }
    }
}
