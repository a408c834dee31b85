/// The bytes of one run, eaten from the front: the choices of the target first, then what it reads.
struct FuzzInput {
    private var bytes: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        self.bytes = bytes[...]
    }

    /// The next byte, 0 at the end.
    mutating func byte() -> UInt8 { bytes.popFirst() ?? 0 }

    /// A number from 1 to `most`, at most 256.
    mutating func number(upTo most: Int) -> Int { 1 + Int(byte()) % most }

    /// All that is left.
    var rest: [UInt8] { Array(bytes) }

    /// What is left as text; what is not UTF-8 is replaced.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension String {
    /// Whether two texts are the same bytes: `==` also takes canonically equivalent ones for equal.
    func isSame(_ other: some StringProtocol) -> Bool { utf8.elementsEqual(other.utf8) }
}
