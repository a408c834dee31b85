import Cryptography
import Foundation

/// Changes JSON texts and tokens, as an attacker would.
enum JSONText {
    /// The JSON value `null`.
    static var null: Any { NSNull() }

    static func changing(
        _ bytes: some Sequence<UInt8>, _ change: (inout [String: Any]) throws -> Void
    ) throws -> [UInt8] {
        var object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] ?? [:]
        try change(&object)
        return Array(try JSONSerialization.data(withJSONObject: object))
    }

    /// A token with its header and claims changed, signed again.
    static func resigned(
        _ token: String, by key: PrivateKey, header: (inout [String: Any]) -> Void = { _ in },
        claims: (inout [String: Any]) -> Void = { _ in }
    ) throws -> String {
        let parts = token.split(separator: ".").map { Base64URL.decode($0) ?? [] }
        let changed = [try changing(parts[0], header), try changing(parts[1], claims)]
        let text = changed.map { Base64URL.encode($0) }.joined(separator: ".")
        return text + "." + Base64URL.encode(try key.sign(text.utf8))
    }
}
