import Foundation
import HTTP
import Testing

@Suite struct Base64Tests {
    @Test("reads what Foundation writes, of every length")
    func decodes() {
        for count in 0..<70 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 200) }
            #expect(Base64.decode(Data(bytes).base64EncodedString()) == bytes)
        }
    }

    @Test(
        "refuses another alphabet, a wrong padding, bits left over",
        arguments: ["A", "AA", "AAA", "A===", "====", "AA=A", "AB==", "AAB=", "AA-_", "AA A", "AAA\n", "é"])
    func refuses(text: String) { #expect(Base64.decode(text) == nil) }
}
