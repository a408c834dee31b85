import Testing

@testable import Fingerprint

@Suite struct FingerprintTests {
    /// Reference values of XXH3: the empty input with seed 0 (source: xxHash repository, sanity tests).
    @Test("gives the reference value of XXH3, on every machine")
    func reference() {
        #expect(Fingerprint.of([UInt8]()) == 0x2D06_8005_38D3_94C2)
    }

    @Test("depends on each byte, on their order and on the seed, not on how they are given")
    func sensitivity() {
        let one = Fingerprint.of("8109990000010")
        #expect(one == Fingerprint.of(Array("8109990000010".utf8)))
        #expect(one != Fingerprint.of("8109990000011"))
        #expect(one != Fingerprint.of("8109990000001"))
        #expect(one != Fingerprint.of("8109990000010", seed: 1))
    }
}
