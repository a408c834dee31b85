import HTTP

/// Collects the header fields of a request and judges whether the message is unambiguous.
///
/// What says where the body ends must be said once and plainly, else two servers may cut a stream of requests
/// differently (request smuggling, RFC 9112 §11.2). Bodies come with their length: chunks, whose own framing this
/// library reads laxly, are refused with 411 (RFC 9112 §6.3).
struct RequestHead {
    /// The fields, in order.
    private(set) var headers = Headers()
    /// The identifier given by the client, when it may be kept.
    private(set) var identifier: String?
    /// The size of the body, in bytes; 0 when none was announced.
    private(set) var bodyBytes = 0
    /// The certificate that a proxy forwards, not among the fields.
    private(set) var forwarded = ForwardedCertificate()
    private var contentLengths = 0
    private var transferEncodings = 0
    private var hosts = 0
    private var isMalformed = false

    /// Adds a field.
    mutating func add(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) {
        let text = String(decoding: value, as: UTF8.self)
        switch name.count {
        case 4 where Self.same(name, "host"):
            hosts += 1
            if value.isEmpty || !value.allSatisfy(Self.isHost) { isMalformed = true }
        case 11 where Self.same(name, "client-cert"): return forwarded.add(text, isPEM: false)
        case 13 where Self.same(name, "x-client-cert"): return forwarded.add(text, isPEM: true)
        case 17 where Self.same(name, "client-cert-chain"): return
        case 12 where Self.same(name, "x-request-id"):
            if RequestIdentifiers.accepts(text) { identifier = text }
        case 14 where Self.same(name, "content-length"): addContentLength(value)
        case 17 where Self.same(name, "transfer-encoding"): transferEncodings += 1
        default: break
        }
        headers.add(String(decoding: name, as: UTF8.self), text)
    }

    /// The status to refuse the request with, `nil` when it may go on. Every HTTP/1.1 request names its host
    /// (RFC 9112 §3.2).
    func refusal(version: UnsafePointer<CChar>, bodyLimit: Int) -> Int? {
        let isOld = version[7] == 0x30
        if isMalformed || hosts > 1 || (hosts == 0 && !isOld) || contentLengths + transferEncodings > 1 { return 400 }
        if transferEncodings > 0 { return isOld ? 400 : 411 }
        return bodyBytes > bodyLimit ? 413 : nil
    }

    private mutating func addContentLength(_ value: UnsafeRawBufferPointer) {
        contentLengths += 1
        guard (1...18).contains(value.count), value.allSatisfy({ (0x30...0x39).contains($0) }) else {
            isMalformed = true
            return
        }
        bodyBytes = value.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func same(_ bytes: UnsafeRawBufferPointer, _ lowercase: StaticString) -> Bool {
        guard bytes.count == lowercase.utf8CodeUnitCount else { return false }
        for index in 0..<bytes.count {
            // Letters alone have a small form: CR is no hyphen.
            let byte = (0x41...0x5A).contains(bytes[index]) ? bytes[index] | 0x20 : bytes[index]
            if byte != lowercase.utf8Start[index] { return false }
        }
        return true
    }

    /// Whether a byte may stand in a host and port: a name, an IPv4 or a bracketed IPv6 address (RFC 3986 §3.2.2).
    private static func isHost(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x5B, 0x5D, 0x5F, 0x7E: true
        default: false
        }
    }
}
