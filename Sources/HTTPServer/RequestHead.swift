import HTTP

/// The header fields of a request as they are read, and what they say of its body.
///
/// libmicrohttpd is lenient about fields that two programs in a row may understand differently (request smuggling,
/// RFC 9112 §11.2): these are counted here and refused.
struct RequestHead {
    /// The fields, in order.
    private(set) var headers = Headers()
    /// The identifier given by the client, when it may be kept.
    private(set) var identifier: String?
    private var contentLengths = 0
    private var transferEncodings = 0
    private var hosts = 0
    private var announced = 0
    private var isMalformed = false

    /// Adds a field.
    mutating func add(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) {
        if !name.allSatisfy(Self.isToken) || value.contains(0) { isMalformed = true }
        let text = String(decoding: value, as: UTF8.self)
        switch name.count {
        case 4 where Self.same(name, "host"): hosts += 1
        case 12 where Self.same(name, "x-request-id"):
            if RequestIdentifiers.accepts(text) { identifier = text }
        case 14 where Self.same(name, "content-length"): addContentLength(value)
        case 17 where Self.same(name, "transfer-encoding"):
            transferEncodings += 1
            if !Self.same(value, "chunked") { isMalformed = true }
        default: break
        }
        headers.add(String(decoding: name, as: UTF8.self), text)
    }

    /// The status to refuse the request with, `nil` when it may go on.
    func refusal(bodyLimit: Int) -> Int? {
        if isMalformed || hosts > 1 || contentLengths + transferEncodings > 1 { return 400 }
        return announced > bodyLimit ? 413 : nil
    }

    /// The size of the body, in bytes, when it was announced.
    var bodyBytes: Int {
        announced
    }

    private mutating func addContentLength(_ value: UnsafeRawBufferPointer) {
        contentLengths += 1
        guard (1...18).contains(value.count), value.allSatisfy({ (0x30...0x39).contains($0) }) else {
            isMalformed = true
            return
        }
        announced = value.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func same(_ bytes: UnsafeRawBufferPointer, _ lowercase: StaticString) -> Bool {
        guard bytes.count == lowercase.utf8CodeUnitCount else { return false }
        for index in 0..<bytes.count where bytes[index] | 0x20 != lowercase.utf8Start[index] | 0x20 {
            return false
        }
        return true
    }

    /// Whether a byte may stand in a field name (RFC 9110 §5.6.2).
    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x5E...0x7A, 0x7C, 0x7E, 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E: true
        default: false
        }
    }
}
