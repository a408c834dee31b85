import Foundation
import HTTP
import Testing

@testable import HTTPServer

/// RFC 9440: what a proxy says of the certificate of a client is believed of trusted proxies alone.
@Suite("Server: certificates that proxies forward")
struct ForwardedCertificateTests {
    private static let der: [UInt8] = [0x30, 0x03, 0x02, 0x01, 0x05]
    private static let base64 = Data(der).base64EncodedString()
    private static let pem =
        "-----BEGIN CERTIFICATE-----\n\(base64)\n-----END CERTIFICATE-----\n".utf8
        .map { (0x41...0x5A).contains($0) ? String(UnicodeScalar($0)) : String(format: "%%%02X", $0) }.joined()

    /// Tells the certificate and the fields that reached it.
    private final class Mirror: Responder {
        func respond(to request: Request) -> Response {
            let certificate = request.certificate.map { "\($0.der) \($0.isTrusted)" } ?? "none"
            let names = request.headers.fields.map { $0.name.lowercased() }.filter { $0.contains("cert") }
            return Response(type: "text/plain", body: Array("\(certificate) \(names)".utf8))
        }

        func refuse(_ request: Request, status: Int) -> Response { Response(status: status) }
    }

    private func answers(trusting proxies: [String], _ fields: [String]) throws -> [String?] {
        var configuration = HTTPServerConfiguration()
        configuration.eventThreads = 1
        configuration.trustedProxies = Set(proxies.compactMap { NetworkAddress($0) })
        let server = HTTPServer(configuration: configuration, responder: Mirror())
        try server.start()
        defer { server.stop() }
        return fields.map { field in
            RawClient(port: server.port).ask("GET / HTTP/1.1\r\nHost: t\r\n\(field)\r\n\r\n")?.body
        }
    }

    @Test("reads either field of a trusted proxy")
    func trusted() throws {
        let found = try answers(
            trusting: ["127.0.0.1"], ["Client-Cert: :\(Self.base64):", "X-Client-Cert: \(Self.pem)", "client-cert: x"])
        #expect(found == ["\(Self.der) true []", "\(Self.der) true []", "none []"])
    }

    @Test("takes the fields of anybody else away")
    func spoofed() throws {
        let fields = ["Client-Cert: :\(Self.base64):", "X-Client-Cert: \(Self.pem)", "CLIENT-CERT-CHAIN: :AA==:"]
        #expect(try answers(trusting: [], fields) == ["none []", "none []", "none []"])
        #expect(try answers(trusting: ["192.0.2.1"], fields) == ["none []", "none []", "none []"])
    }

    @Test("believes nothing that is said twice, in parts or badly")
    func unreadable() throws {
        let one = "Client-Cert: :\(Self.base64):"
        let cases = [
            one + "\r\n" + one, one + "\r\nX-Client-Cert: \(Self.pem)", "Client-Cert: \(Self.base64)",
            "Client-Cert: ::", "Client-Cert: :é:", "Client-Cert: :AAA:", "Client-Cert: :AAB=:", "X-Client-Cert: (null)",
            "X-Client-Cert: -----BEGIN%20CERTIFICATE-----", "Client-Cert: :\(String(repeating: "AAAA", count: 2731)):",
        ]
        for (field, found) in zip(cases, try answers(trusting: ["127.0.0.1"], cases)) {
            #expect(found == "none []", "\(field.prefix(40))")
        }
    }
}
