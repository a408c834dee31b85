import Domain
import HTTP

/// The certificate of a client as a proxy forwards it, once it verified it: in `Client-Cert` (RFC 9440, `:base64 of DER:`) or in
/// `X-Client-Cert` (PEM, percent-encoded: what nginx can write).
///
/// These fields never reach the application: whoever is no trusted proxy could write them.
struct ForwardedCertificate {
    private var values: [(isPEM: Bool, text: String)] = []

    /// Adds a field.
    mutating func add(_ text: String, isPEM: Bool) {
        values.append((isPEM, text))
    }

    /// The certificate; `nil` when there is none, more than one, or something else.
    var certificate: ClientCertificate? {
        guard values.count == 1, let der = values[0].isPEM ? Self.pem(values[0].text) : Self.item(values[0].text),
            !der.isEmpty, der.count <= Limites.certificatClient.value
        else { return nil }
        return ClientCertificate(der: der, isTrusted: true)
    }

    /// A byte sequence of structured fields. Source: RFC 8941 §3.3.5.
    private static func item(_ text: String) -> [UInt8]? {
        guard text.utf8.count > 2, text.hasPrefix(":"), text.hasSuffix(":") else { return nil }
        return Base64.decode(text.dropFirst().dropLast())
    }

    private static func pem(_ text: String) -> [UInt8]? {
        let lines = PercentEncoding.decode(text.utf8).split(separator: "\n").map { $0.filter { !$0.isWhitespace } }
        guard lines.count > 2, lines.first == "-----BEGINCERTIFICATE-----", lines.last == "-----ENDCERTIFICATE-----"
        else { return nil }
        return Base64.decode(lines.dropFirst().dropLast().joined())
    }
}
