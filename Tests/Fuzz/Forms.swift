import HTTP

/// Fields of queries and forms, and percent-encoding.
enum Forms {
    static func check(_ bytes: [UInt8]) {
        readBack(bytes)
        cutAtAmpersands(bytes)
        percent(bytes)
    }

    private static func readBack(_ bytes: [UInt8]) {
        let fields = FormFields(encoded: bytes)
        let size = fields.pairs.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
        must(size <= 3 * bytes.count, "fields take at most a replacement character per byte")
        must(
            fields.encoded.utf8.allSatisfy { isUnreserved($0) || $0 == 0x25 || $0 == 0x26 || $0 == 0x3D },
            "encoded fields hold unreserved characters, % & and = only")
        must(isSame(FormFields(encoded: fields.encoded.utf8), fields), "encoded fields read back as the same fields")
        for (name, _) in fields.pairs.prefix(8) {
            must(fields[name] == fields.all(name).first, "a look-up gives the first value of a name")
        }
    }

    /// Two forms one after the other are the fields of one, then those of the other.
    private static func cutAtAmpersands(_ bytes: [UInt8]) {
        guard let cut = bytes.firstIndex(of: 0x26) else { return }
        let halves = FormFields(encoded: bytes[..<cut]).pairs + FormFields(encoded: bytes[(cut + 1)...]).pairs
        must(isSame(FormFields(halves), FormFields(encoded: bytes)), "fields end at &")
    }

    private static func percent(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let encoded = PercentEncoding.encode(text)
        must(encoded.utf8.allSatisfy { isUnreserved($0) || $0 == 0x25 }, "an encoded text holds unreserved characters")
        must(PercentEncoding.decode(encoded.utf8).isSame(text), "an encoded text decodes to itself")
        must(
            PercentEncoding.decode(encoded.utf8, plusIsSpace: true).isSame(text),
            "an encoded text decodes to itself in a form too")
        if !bytes.contains(0x25) {
            must(PercentEncoding.decode(bytes).isSame(text), "what holds no % is left as it is")
        }
    }

    private static func isSame(_ left: FormFields, _ right: FormFields) -> Bool {
        left.pairs.elementsEqual(right.pairs) { $0.name.isSame($1.name) && $0.value.isSame($1.value) }
    }

    /// Source: RFC 3986 §2.3.
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }
}
